//! Instruments that are known without being told. A record can correct them and add others.

use jiff::civil::{Date, date};
use uuid::Uuid;

use super::{About, Instrument};
use crate::ids::InstrumentId;

/// The 2030 Agenda.
pub const AGENDA: InstrumentId = id(1);

/// Ids of the shipped instruments: version 8, "custom", so that no desk makes one of them.
const fn id(nth: u128) -> InstrumentId {
    InstrumentId(Uuid::from_u128(
        0x7261_7661_7578_8000_8000_0000_0000_0000 | nth,
    ))
}

/// Returns the shipped instruments.
pub(super) fn all() -> Vec<Instrument> {
    vec![
        one(
            1,
            "2030 Agenda",
            "Transforming our world: the 2030 Agenda for Sustainable Development",
            Some("A/RES/70/1"),
            date(2015, 9, 25),
            &[
                "2030 Agenda for Sustainable Development",
                "Agenda 2030",
                "Sustainable Development Goals",
                "SDGs",
            ],
        ),
        one(
            2,
            "Sendai Framework",
            "Sendai Framework for Disaster Risk Reduction 2015–2030",
            Some("A/RES/69/283"),
            date(2015, 3, 18),
            &[
                "Sendai Framework for Disaster Risk Reduction",
                "Sendai Framework for Disaster Risk Reduction 2015-2030",
                "Sendai Framework for Disaster Risk Reduction 2015–2030",
            ],
        ),
        one(
            3,
            "Paris Agreement",
            "Paris Agreement under the United Nations Framework Convention on Climate Change",
            None,
            date(2015, 12, 12),
            &[
                "Paris Climate Agreement",
                "Paris Agreement on Climate Change",
            ],
        ),
        one(
            4,
            "New York Declaration",
            "New York Declaration for Refugees and Migrants",
            Some("A/RES/71/1"),
            date(2016, 9, 19),
            &["New York Declaration for Refugees and Migrants"],
        ),
        one(
            5,
            "Addis Ababa Action Agenda",
            "Addis Ababa Action Agenda of the Third International Conference on Financing for Development",
            Some("A/RES/69/313"),
            date(2015, 7, 27),
            &[
                "Addis Ababa Action Agenda of the Third International Conference on Financing for Development",
                "Addis Ababa Action Agenda on Financing for Development",
                "AAAA",
            ],
        ),
    ]
}

/// Returns an instrument as it is known without a record; none for a record's own.
pub fn shipped(id: InstrumentId) -> Option<Instrument> {
    all().into_iter().find(|one| one.id == id)
}

fn one(
    nth: u128,
    name: &str,
    title: &str,
    symbol: Option<&str>,
    date: Date,
    other_names: &[&str],
) -> Instrument {
    Instrument {
        id: id(nth),
        about: About {
            name: name.to_owned(),
            title: Some(title.to_owned()),
            symbol: symbol.map(str::to_owned),
            date: Some(date),
            other_names: other_names.iter().map(|name| (*name).to_owned()).collect(),
        },
    }
}
