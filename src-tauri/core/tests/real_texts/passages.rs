//! The passages of the report that become inputs, each found by the words at its ends.

use travaux::input::InputKind;
use travaux::link::Relation;

/// What somebody makes of a passage.
pub(crate) struct Said {
    pub(crate) name: &'static str,
    /// The words that it begins and ends with.
    pub(crate) from: &'static str,
    pub(crate) to: &'static str,
    /// Who says it; nobody where the report names nobody.
    pub(crate) by: Vec<&'static str>,
    /// True for "and others".
    pub(crate) open: bool,
    pub(crate) kind: InputKind,
    /// The words of the sample's text that it stands behind; none for the whole text.
    pub(crate) behind: &'static str,
    pub(crate) relation: Relation,
}

/// Name | first words … last words | speakers | kind | words of the sample's text.
const ALL: &str = "\
displaced | Australia, Austria … migration global compact | Australia, Austria, Bangladesh, Belgium, Japan, Tuvalu, … | ask | within their own country
glossary | Chile, the US … technical terms | Chile, United States, … | form |
practical | The US said … practical recommendations | United States | form |
pragmatic | Australia said … and pragmatic | Australia | form |
roadmap | an action-oriented … review mechanism | IOM | ask | action-oriented roadmap
roadmap, seconded | Belgium and others … this proposal | Belgium, … | support | action-oriented roadmap
remittances | adding their cost … be reduced | | ask | average cost of sending money
2030 Agenda | Many said … addressing migration | | principle | implement the 2030 Agenda
choice | migration should be a choice … necessity | | principle | a choice and not a necessity
better data | better data collection … disaggregation | | ask | collect data on migration
relocation | relocation plans … rights based | | ask | base planned relocation on human rights
small islands | differential treatment … climate change | | ask | treatment of their own
share | migrants represent … global population | Louise Arbour | claim | 3.3 per cent
within Africa | in Africa, most … another | Mariama Awumbila | claim | ease mobility within regions
gap | a gap in legal norms … (IDPs) | Riita Resch | claim | people displaced by disasters
investment | The EU said … investment plan | European Union | pledge | invest in prevention
skills | innovative mobility … intra-regional mobility | Canada | ask | partnerships for skills
unheard | Belgium expressed regret … the global compact | Belgium | form |
participation | broader participation … Middle Eastern countries | Norway | form | participation of all stakeholders
finance forum | India reported … their families | India | report | financial education
rights | foreign persons in Ecuador … the Constitution | Ecuador | report | human rights of all migrants
coherence | Switzerland asked … their families | Switzerland | ask | financial education to migrants
borders | Hungary said … a priority | Hungary | ask | decide on their own migration policy
programmes | Denmark noted … development assistance | Denmark | report | implement the 2030 Agenda
literacy | The Philippines said … migrant workers | Philippines | report | financial education
";

/// Two more, so that every State that speaks in the report has said something.
const OTHERS: &str = "\
policy | Nigeria reported … Migration Policy | Nigeria | report |
LEAD | The Netherlands announced … from Africa | Netherlands | report |
";

/// Two asks of one sentence.
const ONE_SENTENCE: &str = "\
women | empowering women … women | | ask |
gender | the gender-specific … drivers | | ask |
";

pub(crate) fn all() -> Vec<Said> {
    ALL.lines().map(read).collect()
}

pub(crate) fn others() -> Vec<Said> {
    OTHERS.lines().map(read).collect()
}

pub(crate) fn of_one_sentence() -> Vec<Said> {
    ONE_SENTENCE.lines().map(read).collect()
}

fn read(line: &'static str) -> Said {
    let fields: Vec<&str> = line.split('|').map(str::trim).collect();
    let [name, words, by, kind, behind] = fields[..] else {
        unreachable!("five fields: {line}");
    };
    let (from, to) = words.split_once(" … ").unwrap();
    let kind: InputKind = kind.parse().unwrap();
    Said {
        name,
        from,
        to,
        by: by
            .split(", ")
            .filter(|name| !name.is_empty() && *name != "…")
            .collect(),
        open: by.ends_with('…'),
        kind,
        behind,
        relation: match kind {
            InputKind::Support => Relation::Supports,
            InputKind::Report | InputKind::Claim | InputKind::Pledge => Relation::Cites,
            _ => Relation::Prompted,
        },
    }
}
