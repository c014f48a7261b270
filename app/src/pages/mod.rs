//! Pages as the server sends them: plain HTML that works without JavaScript.
