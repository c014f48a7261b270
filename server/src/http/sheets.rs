//! The sheets that lie on the tables, to be printed.

use app::catalogue::CommonText;
use app::pages::{Page, SheetPhase, Sheets, TableSheet, question};
use axum::extract::Path;
use axum::response::Response;
use domain::ids::WorkshopId;

use super::asked::Asked;
use super::desk::WaysIn;
use crate::error::AppError;
use crate::identity;

pub(super) async fn page(asked: Asked, Path(workshop): Path<String>) -> Response {
    let shown = async {
        let id: WorkshopId = workshop.parse().map_err(|_| AppError::NotFound)?;
        identity::steward(&asked.app, id, &asked.headers).await?;
        let row = asked.app.store.workshop(id.0).await?.ok_or(AppError::NotFound)?;
        let ways = WaysIn::of(&asked.app, &row);
        let lang = asked.lang;
        let room = asked.app.rooms.get(id).await?;
        let sheets = room.look(move |workshop, _| {
            let about = workshop.about.as_ref();
            let tables = workshop.groups.iter().zip(1..).filter_map(|(group, number)| {
                let field = workshop.fields.iter().find(|f| f.id == group.field)?;
                Some(TableSheet { field: field.into(), name: group.name.to_string(), number })
            });
            let phases = workshop.agenda.iter().map(|phase| SheetPhase {
                name: phase
                    .title
                    .as_ref()
                    .map_or_else(|| lang.say(CommonText::from(phase.kind)).to_owned(), ToString::to_string),
                minutes: phase.secs.div_ceil(60),
                question: question(asked.lang, phase.kind, phase.prompt.as_ref()),
            });
            Sheets {
                title: about.map(|a| a.title.to_string()).unwrap_or_default(),
                date: about.and_then(|a| a.date.as_ref()).map(|d| d.to_string()),
                place: about.and_then(|a| a.place.as_ref()).map(|p| p.to_string()),
                address: ways.join_address,
                code: ways.join_code,
                qr_svg: ways.qr_svg,
                phases: phases.collect(),
                tables: tables.collect(),
            }
        });
        sheets.await
    };
    match shown.await {
        Ok(sheets) => asked.page(Page::Sheets(Box::new(sheets))),
        Err(error) => asked.sorry(&error, Some("/desk".to_owned())),
    }
}
