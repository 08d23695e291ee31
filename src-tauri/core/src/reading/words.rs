//! Words that tell who or what stands before a verb: delegates without a name, offices,
//! organisations, papers.

/// Nouns for speakers whom the source does not name; singular and plural as they are used.
pub(super) const UNNAMED: &[&str] = &[
    "participants", "participant", "delegates", "delegate", "delegations", "delegation",
    "countries", "states", "speakers", "speaker", "panellists", "panelists", "panellist",
    "panelist", "experts", "expert", "representatives", "members", "governments", "stakeholders",
    "parties", "discussants", "discussions", "discussion", "interventions", "statements",
    "many", "some", "several", "others", "most", "few", "all", "numerous", "nations", "actors",
    "observers", "attendees", "interlocutors", "partners", "colleagues", "negotiators",
    "ministers", "officials", "those", "everyone", "contributions", "presentations", "presenters",
    "entities", "agencies", "meeting", "debate", "groups", "organizations", "organisations",
    "ngos", "one", "another", "majority", "number", "views", "two", "three", "four", "five",
];

/// Stakeholders who are named by what they are.
pub(super) const STAKEHOLDERS: &[&str] = &[
    "civil society", "civil society organizations", "civil society organisations",
    "civil society representatives", "trade unions", "the private sector", "private sector",
    "academia", "local authorities", "faith-based organizations", "faith-based organisations",
    "diaspora organizations", "diaspora organisations", "youth representatives",
    "national human rights institutions", "parliamentarians",
];

/// Offices of a meeting. Whoever holds one speaks for the office, not for a State.
pub(super) const OFFICES: &[&str] = &[
    "co-facilitator", "co-facilitators", "facilitator", "facilitators", "cofacilitator",
    "cofacilitators", "chair", "co-chair", "co-chairs", "chairs", "chairperson", "chairman",
    "chairwoman", "vice-chair", "vice-chairs", "vice-president", "moderator", "moderators",
    "co-moderator", "moderating", "moderated", "chaired", "chairing", "rapporteur", "rapporteurs",
    "co-rapporteur", "panellist", "panelist", "keynote", "secretary-general", "president",
    "secretariat", "bureau", "co-facilitating", "facilitated", "co-chaired", "convener", "convenor",
];

/// Titles before the name of a person, without full stops.
pub(super) const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "mx", "dr", "prof", "professor", "ambassador", "amb", "sir", "dame", "h",
    "minister", "sheikh", "hon", "honourable", "judge", "father", "sister", "bishop", "cardinal",
    "archbishop", "lord", "lady", "madam", "madame", "deputy", "permanent", "representative",
    "excellency", "her", "his",
];

/// Nouns at the end of the name of an organisation.
pub(super) const ORGANISATIONS: &[&str] = &[
    "organization", "organisation", "organizations", "organisations", "council", "university",
    "institute", "association", "network", "federation", "union", "unions", "centre", "center",
    "committee", "coalition", "alliance", "bank", "fund", "programme", "program", "commission",
    "foundation", "office", "agency", "caucus", "society", "group", "ministry", "department",
    "congress", "confederation", "partnership", "initiative", "service", "services", "secretariat",
    "mission", "academy", "school", "cross", "crescent", "campaign", "movement", "platform",
    "consortium", "international", "constituency", "church", "churches", "authority", "chamber",
    "company", "inc", "ltd", "conference", "community", "college", "trust", "forum", "assembly",
    "parliament", "board", "league", "bloc",
];

/// Nouns at the end of the name of a paper, an instrument or a thing.
pub(super) const PAPERS: &[&str] = &[
    "agenda", "declaration", "agreement", "framework", "convention", "protocol", "report", "plan",
    "charter", "compact", "strategy", "resolution", "constitution", "summary", "text", "draft",
    "document", "paper", "article", "paragraph", "objective", "principle", "goals", "goal", "sdgs",
    "sdg", "act", "law", "treaty", "study", "survey", "roadmap", "brief", "statement", "policy",
    "programme", "guidelines", "covenant", "recommendation", "session", "outcome", "covenants",
];

/// Words that open a phrase before the subject ("On data, Norway said …").
pub(super) const LEADS: &[&str] = &[
    "on", "in", "at", "during", "regarding", "concerning", "with", "for", "after", "before", "as",
    "from", "to", "by", "under", "among", "amongst", "while", "when", "since", "following", "about",
    "throughout", "within", "beyond", "despite", "given", "noting", "recalling", "responding",
    "summarizing", "summarising", "opening", "closing", "speaking", "referring", "turning",
    "reflecting", "drawing", "citing", "stressing", "thanking", "welcoming", "introducing",
    "presenting", "addressing", "however", "similarly", "finally", "furthermore", "moreover",
    "additionally", "likewise", "also", "then", "first", "second", "secondly", "third", "thirdly",
    "lastly", "meanwhile", "nevertheless", "conversely", "specifically", "yesterday", "today",
    "later", "earlier", "if", "although", "though", "because", "without", "against", "through",
    "across", "over", "like", "unlike", "based", "moderated", "chaired", "delivering", "concluding",
    "highlighting", "underlining", "emphasizing", "echoing", "joining", "building", "including",
    "according", "another", "next", "here", "there", "such", "where", "so", "yet", "nonetheless",
    "instead", "overall", "generally", "importantly", "again", "of", "acting", "representing",
    "further", "towards", "toward", "intervening", "commenting", "expressing", "acknowledging",
    "recognizing", "answering", "replying", "asked", "calling", "wrapping", "discussing",
];

/// Words between a subject and its verb that change nothing.
pub(super) const ADVERBS: &[&str] = &[
    "then", "also", "further", "again", "only", "however", "too", "both", "all", "jointly",
    "therefore", "thus", "nevertheless", "likewise", "similarly", "instead", "meanwhile", "now",
    "rather", "even", "still", "once", "more", "not", "each", "additionally", "furthermore", "just",
];

/// Verbs that only carry the time of the next one.
pub(super) const AUXILIARIES: &[&str] = &["has", "have", "had", "would", "did", "does", "do"];
