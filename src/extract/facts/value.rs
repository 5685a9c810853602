//! Normal forms of values.

use crate::extract::entities::EntityId;
use crate::messages::tr;

/// What kind of value a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// A day, month, year or weekday.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A count or measure.
    Number,
    /// An amount of money.
    Money,
    /// A percentage.
    Percent,
    /// Somebody's age.
    Age,
    /// A place in an order.
    Ordinal,
    /// A person's name.
    Person,
    /// An organisation's name.
    Organisation,
    /// A place's name.
    Place,
    /// What somebody is.
    Role,
    /// What is said to happen, where the other account says otherwise.
    Claim,
}

impl FactKind {
    /// All kinds, in the order users see them.
    pub const ALL: [FactKind; 13] = [
        FactKind::Date,
        FactKind::Time,
        FactKind::Duration,
        FactKind::Number,
        FactKind::Money,
        FactKind::Percent,
        FactKind::Age,
        FactKind::Ordinal,
        FactKind::Person,
        FactKind::Organisation,
        FactKind::Place,
        FactKind::Role,
        FactKind::Claim,
    ];

    /// The stable short name used in reports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Number => "number",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Age => "age",
            Self::Ordinal => "ordinal",
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Role => "role",
            Self::Claim => "claim",
        }
    }

    /// The name users read.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Date => tr!("kind-date"),
            Self::Time => tr!("kind-time"),
            Self::Duration => tr!("kind-duration"),
            Self::Number => tr!("kind-number"),
            Self::Money => tr!("kind-money"),
            Self::Percent => tr!("kind-percent"),
            Self::Age => tr!("kind-age"),
            Self::Ordinal => tr!("kind-ordinal"),
            Self::Person => tr!("kind-person"),
            Self::Organisation => tr!("kind-organisation"),
            Self::Place => tr!("kind-place"),
            Self::Role => tr!("kind-role"),
            Self::Claim => tr!("kind-claim"),
        }
    }
}

/// How a number bounds the true value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// Just this.
    #[default]
    Exact,
    /// "About", "nearly", "some".
    About,
    /// "At least", "more than", "over".
    AtLeast,
    /// "At most", "up to", "fewer than".
    AtMost,
    /// No more than an order of size: "several", "dozens", "for years".
    Vague,
}

/// A date as far as it is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateValue {
    /// Year, if given.
    pub year: Option<i16>,
    /// Month 1 to 12.
    pub month: Option<i8>,
    /// Day of the month.
    pub day: Option<i8>,
    /// Weekday, 1 Monday to 7 Sunday.
    pub weekday: Option<i8>,
    /// Which part of it: "early", "mid-", "the end of", "afternoon".
    pub part: Option<DatePart>,
    /// Distance from the day of writing: "yesterday", "last month", "two years ago".
    pub relative: Option<Relative>,
    /// The distance is from what is told and not from the day of writing: "the next day", "a day after the vote".
    pub from_event: bool,
    /// Month and day may be meant the other way round: "03/06/2024".
    pub either_order: bool,
}

/// A part of a year, month or day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DatePart {
    /// "Early", "the beginning of".
    Early,
    /// "Mid-", "the middle of".
    Middle,
    /// "Late", "the end of".
    Late,
    /// The ten years from the year given: "the 1990s".
    Decade,
    /// Morning.
    Morning,
    /// Afternoon.
    Afternoon,
    /// Evening.
    Evening,
    /// Night.
    Night,
    /// Not long before the day of writing: "recently", "just".
    Recent,
}

/// A distance from the day of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Relative {
    /// Counted in this.
    pub unit: DateUnit,
    /// How many of them; negative in the past.
    pub offset: i32,
}

/// What a distance in time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateUnit {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

impl DatePart {
    /// The stable short name used in reports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Early => "early",
            Self::Middle => "middle",
            Self::Late => "late",
            Self::Decade => "decade",
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
            Self::Night => "night",
            Self::Recent => "recent",
        }
    }
}

impl DateUnit {
    /// The stable short name used in reports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

impl Bound {
    /// The stable short name used in reports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::Vague => "vague",
        }
    }
}

/// A value in its normal form.
#[derive(Clone, Debug, PartialEq)]
pub enum FactValue {
    /// A date as far as it is given.
    Date(DateValue),
    /// A time of day.
    Time {
        /// Minutes after midnight.
        minutes: u16,
        /// Zone as written, upper case: "GMT".
        zone: Option<String>,
        /// How precise it is.
        bound: Bound,
        /// Whether it may as well be twelve hours later: "half past six".
        either_half: bool,
    },
    /// A number of some unit: durations, counts, money, percentages, ages, ordinals.
    Quantity {
        /// Which of these.
        kind: FactKind,
        /// The value, or the lower end of a range.
        low: f64,
        /// The upper end of a range; equal to `low` otherwise.
        high: f64,
        /// The unit of time as written, in the singular (`low` and `high` are seconds then); the currency code; "%" or
        /// "pp" for percentage points; the stem of the noun that is counted.
        unit: String,
        /// How it bounds the true value.
        bound: Bound,
    },
    /// The two figures of a vote or score: "51-49".
    Tally {
        /// The figure that is given first.
        first: f64,
        /// The figure that is given second.
        second: f64,
    },
    /// A named person, organisation or place.
    Entity {
        /// Which of these.
        kind: FactKind,
        /// Whose name it is.
        entity: EntityId,
        /// The name as fully as the document gives it.
        name: String,
    },
    /// Somewhere told by what it is and not by a name: "southern border", "a televised speech".
    Described {
        /// What kind of thing it is.
        kind: FactKind,
        /// The stem of its noun.
        head: String,
        /// The stems of the other words that count, in order, each once.
        words: Vec<String>,
        /// The words as the text has them.
        text: String,
    },
    /// What somebody is: "special envoy".
    Role {
        /// Whose role it is, as fully as the document names them.
        holder: String,
        /// The holder, where the text names them.
        entity: Option<EntityId>,
        /// The role in folded words.
        role: String,
    },
    /// What is said to happen: "will not reopen". Found by comparison only.
    Claim {
        /// The words that tell it.
        words: String,
    },
}

impl FactValue {
    /// Whether it tells too little to stand on its own, and is worth a word only beside another: "recently", "several
    /// boats", "in a speech".
    #[must_use]
    pub fn is_loose(&self) -> bool {
        match self {
            Self::Date(date) => date.from_event || date.part == Some(DatePart::Recent),
            Self::Quantity { bound, .. } => *bound == Bound::Vague,
            Self::Described { .. } => true,
            _ => false,
        }
    }

    /// What kind of value it is.
    #[must_use]
    pub fn kind(&self) -> FactKind {
        match self {
            Self::Date(_) => FactKind::Date,
            Self::Time { .. } => FactKind::Time,
            Self::Quantity { kind, .. } | Self::Entity { kind, .. } | Self::Described { kind, .. } => *kind,
            Self::Tally { .. } => FactKind::Number,
            Self::Role { .. } => FactKind::Role,
            Self::Claim { .. } => FactKind::Claim,
        }
    }
}
