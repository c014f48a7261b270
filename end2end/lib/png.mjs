// A picture as a file, drawn here: grey, as wide as high, with one edge darker, so that it is known again.

import { crc32, deflateSync } from "node:zlib";

function chunk(kind, data) {
  const named = Buffer.concat([Buffer.from(kind), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** The bytes of a PNG; `remark` is text that cameras and programs leave in a file, such as where it was taken. */
export function png(edge = 16, { remark } = {}) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(edge, 0);
  head.writeUInt32BE(edge, 4);
  // Eight bits of grey.
  head[8] = 8;
  const rows = Array.from({ length: edge }, (_, row) => Buffer.concat([Buffer.from([0]), Buffer.alloc(edge, row === 0 ? 0x20 : 0xb0)]));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    ...(remark ? [chunk("tEXt", Buffer.from(`Comment\0${remark}`, "latin1"))] : []),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
