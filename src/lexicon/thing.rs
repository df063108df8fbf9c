//! Things with names of their own.

use crate::analysis::{EntityType, Links};

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident $label:literal),* $(,)?) => {
        /// What kind of thing an entry of the lists is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Kind { $($(#[$doc])* $variant),* }

        impl Kind {
            pub(super) const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name that the lists use.
            #[cfg(any(test, feature = "train"))]
            pub(super) fn from_label(label: &str) -> Option<Self> {
                match label { $($label => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

kinds! {
    Country "country",
    /// The capital of a country; by metonymy also its government.
    Capital "capital",
    City "city",
    /// A state, province or the like of a country.
    State "state",
    Continent "continent",
    /// A region across or inside countries: "Middle East", "Kashmir".
    Region "region",
    /// A sea, lake, river or strait.
    Water "water",
    /// A mountain, island, desert or valley.
    Landform "landform",
    /// A building, square, port or base.
    Facility "facility",
    /// Made of countries: "United Nations", "African Union".
    Intergovernmental "intergovernmental",
    /// Part of a country's government: a ministry, an agency, a parliament.
    Government "government",
    /// "Pentagon" for the US Department of Defense.
    Army "army",
    Court "court",
    Party "party",
    Company "company",
    CentralBank "central bank",
    Media "media",
    /// A charity, a campaign, a union, a church as an organisation.
    Society "society",
    ArmedGroup "armed group",
    University "university",
    /// Of sport: a club, a federation.
    Sport "sport",
    Treaty "treaty",
    /// A war, summit, feast or competition.
    Occasion "occasion",
    /// A programme, project or plan.
    Programme "programme",
    /// A nation without a state, a religion, a movement.
    People "people",
    Product "product",
}

/// How the words of an entry speak of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// "China"
    Name,
    /// "Chinese" in "Chinese officials"
    Adjective,
    /// "a Briton"
    Person,
    /// "Britons"; the same word as `Person` where the language has one form ("the Swiss")
    People,
}

/// Something with a name of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Thing<'l> {
    /// Number in the lexicon: equal numbers are the same thing.
    pub id: u32,
    pub kind: Kind,
    pub entity_type: EntityType,
    /// The name that a person would choose.
    pub name: &'l str,
    /// ISO 3166-1 alpha-2 code of its country (of a country: its own); empty where there is none.
    pub country: &'l str,
    /// CAMEO actor code; empty where there is none.
    pub cameo: &'l str,
    /// GeoNames id, where certain.
    pub geonames: Option<u32>,
    /// Number of the Wikidata id, where certain (`30` for Q30).
    pub wikidata: Option<u32>,
    /// Of a country: the id of its capital. Of a capital: the id of its country.
    pub partner: Option<u32>,
}

impl Thing<'_> {
    /// The identifiers, as the contract has them.
    pub fn links(&self) -> Links {
        Links {
            iso3166: (self.kind == Kind::Country).then(|| self.country.to_owned()),
            geonames: self.geonames,
            wikidata: self.wikidata.map(|number| format!("Q{number}")),
            cameo: (!self.cameo.is_empty()).then(|| self.cameo.to_owned()),
        }
    }
}
