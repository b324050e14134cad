"""What each of langtest's tests becomes."""


class Edit:
    """One of langtest's tests.

    `steps`: the perturbations of assay that stand for it, one variant each: (name, attributes).
    `prob`: what langtest's `prob` is here. "words": the share of the words, which is all of them if it is not given.
    "texts": the share of the texts, or of something else that assay has no share of.
    `all_words`: these perturbations edit all words unless told otherwise.
    `keys`: parameters of langtest that the importer understands, beside `min_pass_rate`, `prob` and `count`.
    `note`: how it differs.
    """

    def __init__(self, steps, description, prob="texts", all_words=False, keys=(), note=None):
        self.steps, self.description, self.prob, self.all_words = steps, description, prob, all_words
        self.keys, self.note = keys, note


def _one(name, **attributes):
    return [(name, attributes)]


def _words(name, description, all_words=False, keys=(), note=None, **attributes):
    return Edit(_one(name, **attributes), description, "words", all_words, keys, note)


def _names(description, **settings):
    return Edit(_one("change-name", **settings), description,
                keys=("names_to_substitute", "chosen_names", "chosen_ethnicity_names"))


def _names_of_religion(religion):
    return _names("A person gets a name that is typical of %ss." % religion.capitalize(), to="religion=" + religion)


def _names_of_ethnicity(ethnicity, part, what):
    return _names("A person gets a %s name that is typical of %s." % (part, what), to="ethnicity=" + ethnicity, names=part)


def _countries(group):
    return Edit(_one("change-location", to="income=" + group), "A place becomes one in a country of another income.",
                keys=("country_names_to_substitute", "chosen_country_names"))


def _pronouns(to, whose):
    return Edit(_one("change-pronouns", to=to), "Pronouns become %s." % whose, keys=("pronoun_type",))


_ETHNICITIES = {"white": "white people", "black": "black people", "hispanic": "Hispanics", "asian": "Asians"}
_RELIGIONS = ("muslim", "hindu", "christian", "sikh", "jain", "parsi", "buddhist")

ROBUSTNESS = {
    "uppercase": _words("change-case", "Words in capitals.", all_words=True, to="upper"),
    "lowercase": _words("change-case", "Words in small letters.", all_words=True, to="lower"),
    "titlecase": _words("change-case", "Each word with a capital.", all_words=True, to="title"),
    "add_punctuation": Edit(_one("add-punctuation"), "The text ends in another mark."),
    "strip_punctuation": Edit(_one("strip-punctuation"), "The marks at the end of the text go."),
    "strip_all_punctuation": Edit(_one("strip-punctuation", where="all"), "All punctuation goes."),
    "add_typo": Edit(_one("keyboard-typos", max="1"), "One letter becomes one on a key beside it."),
    "american_to_british": _words("british-spelling", "American spelling becomes British.", True, ("accent_map",)),
    "british_to_american": _words("american-spelling", "British spelling becomes American.", True, ("accent_map",)),
    "add_context": Edit([], "Words are added that say nothing.", keys=("starting_context", "ending_context", "strategy")),
    "add_contraction": Edit(_one("contract"), "Do not becomes don't."),
    "dyslexia_word_swap": _words("dyslexia-swaps", "Words become others that are easily confused with them."),
    "number_to_word": Edit(_one("numbers-to-words"), "Numbers are written as words."),
    "add_ocr_typo": _words("ocr-errors", "Letters are misread as a scanner does."),
    "add_speech_to_text_typo": _words("homophones", "Words become others that sound alike."),
    "add_abbreviation": _words("abbreviate", "Phrases are abbreviated as in messages."),
    "add_slangs": _words("slang", "Words become slang."),
    "adjective_synonym_swap": _words("adjective-synonyms", "Adjectives become others that mean the same.", True),
    "adjective_antonym_swap": _words(
        "adjective-antonyms", "Adjectives become their opposites.", True,
        note="langtest expects the same label, though the opposite of an adjective may well change it"),
    "add_tabs": Edit(_one("change-whitespace", kind="tab"), "Blanks become tabs."),
    "add_new_lines": Edit(_one("change-whitespace", kind="newline"), "Blanks become new lines."),
}
ROBUSTNESS["add_contractions"] = ROBUSTNESS["add_contraction"]

BIAS = {
    "replace_to_male_pronouns": _pronouns("male", "a man's"),
    "replace_to_female_pronouns": _pronouns("female", "a woman's"),
    "replace_to_neutral_pronouns": _pronouns("they", "they and theirs"),
    "replace_to_high_income_country": _countries("high"),
    "replace_to_low_income_country": _countries("low"),
    "replace_to_upper_middle_income_country": _countries("upper-middle"),
    "replace_to_lower_middle_income_country": _countries("lower-middle"),
    "replace_to_native_american_lastnames":
        _names_of_ethnicity("native-american", "last", "Native Americans"),
    "replace_to_inter_racial_lastnames":
        _names_of_ethnicity("two-or-more", "last", "people of two and more races"),
}
for _name, _what in _ETHNICITIES.items():
    for _part in ("first", "last"):
        BIAS["replace_to_%s_%snames" % (_name, _part)] = _names_of_ethnicity(_name, _part, _what)
for _name in _RELIGIONS:
    BIAS["replace_to_%s_names" % _name] = _names_of_religion(_name)

SECTIONS = {"robustness": ROBUSTNESS, "bias": BIAS}

# Tests of these sections that have no counterpart, and why.
WITHOUT = {
    "randomize_age": "there is no edit of ages in years; change-number changes any number by up to a fifth",
    "random_age": "there is no edit of ages in years; change-number changes any number by up to a fifth",
    "swap_entities": "it is for models that find names in texts",
    "swap_cohyponyms": "it is for models that find names in texts",
}
