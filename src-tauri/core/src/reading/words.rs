//! Words that tell who or what stands before a verb: delegates without a name, offices,
//! organisations, papers.

/// Nouns for speakers whom the source does not name; singular and plural as they are used.
pub(super) const UNNAMED: &[&str] = &[
    "participants", "participant", "delegates", "delegate", "delegations", "delegation",
    "countries", "states", "speakers", "speaker", "panellists", "panelists", "panellist",
    "panelist", "panellists", "panelists", "experts", "expert", "representatives",
    "representative", "members", "governments", "stakeholders", "parties", "discussants",
    "discussions", "discussion", "interventions", "statements", "many", "some", "several",
    "others", "most", "few", "all", "numerous", "nations", "actors", "observers", "attendees",
    "interlocutors", "partners", "colleagues", "negotiators", "ministers", "officials", "those",
    "everyone", "contributions", "presentations", "presenters", "entities", "agencies",
    "meeting", "debate", "groups", "organizations", "organisations", "ngos", "one", "another",
    "majority", "number", "views", "two", "three", "four", "five",
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
    "co-moderator", "moderating", "moderated", "chaired", "chairing", "rapporteur",
    "rapporteurs", "co-rapporteur", "panellists", "panelists", "panellist", "panelist",
    "keynote", "secretary-general", "president", "secretariat", "bureau", "co-facilitating",
    "facilitated", "co-chaired", "convener", "convenor",
];

/// Titles before the name of a person, without full stops.
pub(super) const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "mx", "dr", "prof", "professor", "ambassador", "amb", "sir", "dame", "h",
    "minister", "sheikh", "hon", "honourable", "judge", "father", "sister", "bishop",
    "cardinal", "archbishop", "lord", "lady", "madam", "madame", "deputy", "permanent",
    "representative", "excellency", "her", "his",
];

/// Nouns at the end of the name of an organisation.
pub(super) const ORGANISATIONS: &[&str] = &[
    "organization", "organisation", "organizations", "organisations", "council", "university",
    "institute", "association", "network", "federation", "union", "unions", "centre", "center",
    "committee", "coalition", "alliance", "bank", "fund", "programme", "program", "commission",
    "foundation", "office", "agency", "caucus", "society", "group", "ministry", "department",
    "congress", "confederation", "partnership", "initiative", "service", "services",
    "secretariat", "mission", "academy", "school", "cross", "crescent", "campaign", "movement",
    "platform", "consortium", "international", "constituency", "church", "churches",
    "authority", "chamber", "company", "inc", "ltd", "conference", "community", "college",
    "trust", "forum", "assembly", "parliament", "board", "league", "bloc",
];

/// Nouns at the end of the name of a paper, an instrument or a thing.
pub(super) const PAPERS: &[&str] = &[
    "agenda", "declaration", "agreement", "framework", "convention", "protocol", "report",
    "plan", "charter", "compact", "strategy", "resolution", "constitution", "summary", "text",
    "draft", "document", "paper", "article", "paragraph", "objective", "principle", "goals",
    "goal", "sdgs", "sdg", "act", "law", "treaty", "study", "survey", "roadmap", "brief",
    "statement", "policy", "programme", "guidelines", "covenant", "recommendation", "session",
    "outcome", "covenants",
];

/// Words that open a phrase before the subject ("On data, Norway said …").
pub(super) const LEADS: &[&str] = &[
    "on", "in", "at", "during", "regarding", "concerning", "with", "for", "after", "before",
    "as", "from", "to", "by", "under", "among", "amongst", "while", "when", "since",
    "following", "about", "throughout", "within", "beyond", "despite", "given", "noting",
    "recalling", "responding", "summarizing", "summarising", "opening", "closing", "speaking",
    "referring", "turning", "reflecting", "drawing", "citing", "stressing", "thanking",
    "welcoming", "introducing", "presenting", "addressing", "however", "similarly", "finally",
    "furthermore", "moreover", "additionally", "likewise", "also", "then", "first", "second",
    "secondly", "third", "thirdly", "lastly", "meanwhile", "nevertheless", "conversely",
    "specifically", "yesterday", "today", "later", "earlier", "if", "although", "though",
    "because", "without", "against", "through", "across", "over", "like", "unlike", "based",
    "moderated", "chaired", "delivering", "concluding", "highlighting", "underlining",
    "emphasizing", "echoing", "joining", "building", "including", "according", "another",
    "next", "here", "there", "such", "where", "so", "yet", "nonetheless", "instead", "overall",
    "generally", "importantly", "again", "of", "acting", "representing", "further", "towards",
    "toward", "intervening", "commenting", "expressing", "acknowledging", "recognizing",
    "answering", "replying", "asked", "calling", "wrapping", "discussing",
];

/// Words between a subject and its verb that change nothing.
pub(super) const ADVERBS: &[&str] = &[
    "then", "also", "further", "again", "only", "however", "too", "both", "all", "jointly",
    "therefore", "thus", "nevertheless", "likewise", "similarly", "instead", "meanwhile", "now",
    "rather", "even", "still", "once", "more", "not", "each", "additionally", "furthermore",
    "just",
];

/// Verbs that only carry the time of the next one.
pub(super) const AUXILIARIES: &[&str] = &[
    "has", "have", "had", "would", "did", "does", "do", "can", "could", "cannot",
];

/// Words in -ing that say how things are ("rising costs"), not what is to be done.
pub(super) const CONDITIONS: &[&str] = &[
    "rising", "growing", "existing", "ongoing", "increasing", "declining", "mounting",
    "falling", "remaining", "ageing", "aging", "looming", "lasting", "missing", "emerging",
];

/// What is said of things that matter.
pub(super) const MATTERS: &[&str] = &[
    "essential", "crucial", "key", "vital", "necessary", "important", "imperative", "critical",
    "indispensable", "paramount", "urgent", "fundamental", "pivotal",
];

/// Names of the text that is drafted.
pub(super) const TEXT: &[&str] = &[
    "compact", "text", "draft", "document", "outcome", "agreement", "instrument", "declaration",
    "it", "preamble", "zero",
];

/// What a text is like.
pub(super) const SHAPE: &[&str] = &[
    "glossary", "annex", "annexes", "concise", "practical", "pragmatic", "structure", "format",
    "length", "short", "readable", "actionable", "wording", "drafting", "terminology",
    "definitions", "preamble", "chapeau", "legally", "binding", "non-binding", "layout",
    "chapters", "paragraphs", "streamlined", "ambitious", "balanced", "comprehensive", "clear",
    "simple", "title",
];

/// Nouns for what somebody said before.
pub(super) const SAID_BEFORE: &[&str] = &[
    "proposal", "proposals", "suggestion", "suggestions", "call", "calls", "idea", "ideas",
    "view", "views", "statement", "statements", "position", "positions", "request", "requests",
    "recommendation", "recommendations", "point", "points", "intervention", "interventions",
    "sentiment", "sentiments", "remarks", "amendment", "initiative",
];

/// Who speaks for a State.
pub(super) const DELEGATES: &[&str] = &[
    "representative", "representatives", "delegate", "delegates", "delegation", "delegations",
    "government", "governments", "ambassador", "ambassadors", "mission",
];

/// Phrases that say that something should be.
pub(super) const OUGHT: &[&str] = &[
    "needs to", "need to", "need for", "has to", "have to", "needs to be", "need to be",
    "is needed", "are needed", "is required", "are required", "would be useful",
    "would be helpful", "would help", "would benefit", "would be welcome", "be useful",
    "would be important", "would be good", "would be key", "would be essential",
    "would be beneficial", "would be necessary", "would be desirable",
];

/// Phrases of what holds whatever is agreed.
pub(super) const PRINCIPLES: &[&str] = &[
    "should be a choice", "not a necessity", "no country can", "no state can", "no one country",
    "shared responsibility", "must be respected", "should be respected", "regardless of",
    "leave no one", "leaving no one", "no one behind", "irrespective of", "not be confused",
    "are human rights", "provide a framework", "provides a framework",
    "in accordance with international law", "sovereign right", "right to determine",
    "principle of", "guiding principle", "guiding principles", "one - size - fits",
    "fundamental rights", "best interests", "human dignity", "is entitled to",
    "are entitled to", "common but differentiated",
];

/// Phrases of somebody who means to do something.
pub(super) const PLANS: &[&str] = &[
    "plans to", "planned to", "intends to", "intended to", "is committed to",
    "are committed to", "was committed to", "stands ready", "stood ready", "plan to",
    "intend to",
];

/// What is expressed or voiced.
pub(super) const FEELINGS: &[&str] = &[
    "regret", "concern", "concerns", "support", "appreciation", "hope", "opposition",
    "reservations", "view", "belief", "attention", "preference", "interest", "disappointment",
    "readiness", "willingness", "commitment",
];

/// Words after which "call", "support" and the like are nouns.
pub(super) const DETERMINERS: &[&str] = &[
    "the", "a", "an", "this", "that", "their", "its", "our", "of", "in", "for", "with", "to",
   
];

/// What there can be on a subject: calls, agreement, support.
pub(super) const CALLS: &[&str] = &[
    "call", "calls", "requests", "appeals", "proposals", "suggestions", "support",
];

/// What a list can be a list of, where its items are wanted.
pub(super) const SOLUTIONS: &[&str] = &[
    "solutions", "measures", "recommendations", "steps", "ways", "priorities", "actions",
    "proposals", "needs", "requests", "suggestions", "areas",
];

/// Words that a list of things does not have in it.
pub(super) const CLAUSE_WORDS: &[&str] = &[
    "is", "are", "was", "were", "should", "must", "would", "will", "could", "can", "may", "has",
    "have", "that", "which", "who", "such", "including", "through", "especially",
    "particularly", "notably", "based", "between", "across", "from", "among", "both", "needs",
];

/// Words in -ing that are nouns, adjectives or prepositions.
pub(super) const NOUNS_IN_ING: &[&str] = &[
    "including", "during", "regarding", "concerning", "following", "existing", "growing",
    "developing", "ongoing",
];

/// Words in -ing that open no phrase of a deed.
pub(super) const NEVER_DEEDS: &[&str] = &[
    "including", "during", "financing", "training", "nothing", "something", "anything",
    "housing", "funding", "following", "regarding", "concerning", "according", "everything",
    "thing", "being", "building", "sharing", "banking", "farming", "mining", "trafficking",
    "smuggling", "screening", "existing", "growing", "developing", "ongoing", "pending",
];

/// Words with a capital that are no part of the name of a person.
pub(super) const NO_NAMES: &[&str] = &[
    "un", "co", "vice", "special", "executive", "general", "secretary", "the",
];

/// Verbs with "recommendations".
pub(super) const PUT_FORWARD: &[&str] = &[
    "made", "put", "gave", "offered", "shared", "had", "identified", "raised",
];
