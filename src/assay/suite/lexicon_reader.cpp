#include <assay/suite/lexicon_reader.hpp>

#include <assay/base/numbers.hpp>
#include <assay/pattern/pattern.hpp>
#include <assay/suite/definitions.hpp>
#include <assay/suite/entry_filter.hpp>
#include <assay/suite/lexicon_table.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace assay {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kLongestLexiconChain = 32;

/// The entries of one lexicon as they come in; each value once.
class EntryList {
public:
    /// `room` is counted down.
    EntryList(Lexicon& lexicon, LexiconReader::Room& room) : lexicon_(lexicon), room_(room) {}
    /// False, and nothing added, if the value is there. Throws Error if there is no room.
    bool add(LexiconEntry entry) {
        if (!values_.insert(entry.value).second) return false;
        if (room_.left == 0)
            throw Error(
                fmt::format("the lexicons have more than {} entries together", format_count(room_.most)));
        --room_.left;
        lexicon_.entries.push_back(std::move(entry));
        return true;
    }
    std::string twice(std::string_view value) const {
        return fmt::format("'{}' is already in the lexicon '{}'", value, lexicon_.name);
    }

private:
    Lexicon& lexicon_;
    LexiconReader::Room& room_;
    std::unordered_set<std::string> values_;
};

void read_entries(const Node& node, EntryList& entries) {
    node.forbid_text();
    for (const Node& child : node.children("entry")) {
        child.allow_children({});
        LexiconEntry entry{child.text().text, {}};
        for (const XmlAttribute& attribute : child.element().attributes)
            if (!attribute.name.starts_with("xml:"))
                entry.fields.emplace_back(attribute.name, attribute.value.text);
        std::string value = entry.value;
        if (value.empty()) {
            child.problem("an entry without a value");
        } else if (!entries.add(std::move(entry))) {
            child.problem(entries.twice(value));
        }
    }
}

void read_lines(const Node& node, EntryList& entries) {
    constexpr std::string_view kSpace = " \t\r";
    const PlacedText own = node.element().text();
    const std::string_view text = own.text;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        if (const std::size_t first = line.find_first_not_of(kSpace); first != std::string_view::npos) {
            std::string value(line.substr(first, line.find_last_not_of(kSpace) + 1 - first));
            if (!entries.add({value, {}})) node.problem(own, begin + first, entries.twice(value));
        }
        begin = end + 1;
    }
}

void read_table(const Node& node, const fs::path& table, EntryList& entries) {
    try {
        read_lexicon_table(shown_path(table), node.attribute("value"), [&](LexiconEntry entry) {
            std::string problem = entries.twice(entry.value);
            return entries.add(std::move(entry)) ? std::string() : problem;
        });
    } catch (const NoSuchColumn& error) {
        node.problem(*node.element().attribute("value"), error.what());
    } catch (const InputError& error) {
        node.problem(error);
    } catch (const Error& error) {
        node.problem(*node.element().attribute("from"), error.what());
    }
}

}  // namespace

void LexiconReader::read(const Node& node, const std::optional<fs::path>& table) {
    const ProblemCount problems(node);
    node.allow_attributes({"name", "extends", "from", "value", "where", "description"});
    node.allow_children({"entry"});
    Draft* draft = begin(node);
    if (!draft) return;
    try {
        read_body(*draft, table);
    } catch (const Error& error) {
        node.problem(error.what());
    }
    // from= that names no file is a problem, too, and was found before this lexicon was read
    draft->sound = !problems.grew() && (table || !node.has("from"));
}

LexiconReader::Draft* LexiconReader::begin(const Node& node) {
    const auto name = node.required("name");
    if (!name || !is_slot_name(*name)) {
        if (name)
            node.problem(
                *node.element().attribute("name"),
                fmt::format("'{}' is no name for a lexicon: letters, digits, _ and -, a letter or _ first",
                            *name));
        miss();
        return nullptr;
    }
    const auto [at, added] = drafts_.emplace(*name, Draft{node, {*name, {}, node.place()}});
    if (added) return &at->second;
    node.problem(*node.element().attribute("name"), fmt::format("the lexicon '{}' is already defined at {}",
                                                                *name, describe(at->second.node.place())));
    at->second.sound = false;
    return nullptr;
}

void LexiconReader::read_body(Draft& draft, const std::optional<fs::path>& table) {
    const Node& node = draft.node;
    EntryList entries(draft.lexicon, room_);
    if (node.has("value") && !node.has("from"))
        node.problem(*node.element().attribute("value"),
                     "value= names a column of the file in from=, which is missing");
    if (node.has("extends") && listed_words(*node.attribute("extends")).empty())
        node.problem(*node.element().attribute("extends"), "extends= names no lexicon");
    if (node.has("where") && !node.has("from") && !node.has("extends"))
        node.problem(*node.element().attribute("where"),
                     "where= chooses among the entries of extends= or from=, which are missing");
    if (table) read_table(node, *table, entries);
    draft.from_table = draft.lexicon.entries.size();
    if (node.children().empty())
        read_lines(node, entries);
    else
        read_entries(node, entries);
}

LexiconSet LexiconReader::take() {
    LexiconSet set;
    for (auto& [name, draft] : drafts_) extend(draft);
    for (auto& [name, draft] : drafts_) {
        if (draft.sound && draft.lexicon.entries.empty()) {
            draft.node.problem(fmt::format("the lexicon '{}' is empty; write a value on each line", name));
            draft.sound = false;
        }
        (draft.sound ? sound_ : broken_).insert(name);
        set.add(std::move(draft.lexicon));
    }
    drafts_.clear();
    return set;
}

void LexiconReader::extend(Draft& draft) {
    if (draft.depth > 0) return;
    open_.push_back(&draft);
    std::vector<const Draft*> parents;
    std::size_t depth = 0;
    for (const ListedWord& name : listed_words(draft.node.attribute("extends").value_or(""))) {
        const Draft* parent = parent_of(draft, name);
        draft.sound = draft.sound && parent && parent->sound;
        if (!parent) continue;
        depth = std::max(depth, parent->depth);
        parents.push_back(parent);
    }
    inherit(draft, parents);
    draft.depth = depth + 1;
    open_.pop_back();
    if (draft.depth > kLongestLexiconChain) refuse_depth(draft);
}

/// The entries of its parents come first, but for the values that it has itself; then those of its file, then
/// those that stand in it.
void LexiconReader::inherit(Draft& draft, const std::vector<const Draft*>& parents) {
    Lexicon all;
    EntryList entries(all, room_);
    std::unordered_set<std::string_view> own;
    for (const LexiconEntry& entry : draft.lexicon.entries) own.insert(entry.value);
    const auto inline_entries = draft.lexicon.entries.begin() + static_cast<std::ptrdiff_t>(draft.from_table);
    try {
        for (const Draft* parent : parents)
            for (const LexiconEntry& entry : parent->lexicon.entries)
                if (!own.contains(entry.value)) entries.add(entry);
    } catch (const Error& error) {
        draft.node.problem(error.what());
        draft.sound = false;
    }
    std::move(draft.lexicon.entries.begin(), inline_entries, std::back_inserter(all.entries));
    choose(draft, all.entries);
    std::move(inline_entries, draft.lexicon.entries.end(), std::back_inserter(all.entries));
    draft.lexicon.entries = std::move(all.entries);
}

void LexiconReader::choose(Draft& draft, std::vector<LexiconEntry>& taken_over) {
    const XmlAttribute* const where = draft.node.element().attribute("where");
    if (where == nullptr || !draft.sound) return;
    const std::size_t before = taken_over.size();
    try {
        EntryFilter(where->value.text).apply(taken_over);
    } catch (const SyntaxError& fault) {
        draft.node.problem(*where, fault.what(), fault.offset());
        draft.sound = false;
    }
    room_.left += before - taken_over.size();
}

/// What `draft` extends, resolved; a problem and null if that cannot be.
LexiconReader::Draft* LexiconReader::parent_of(Draft& draft, const ListedWord& name) {
    const XmlAttribute& extends = *draft.node.element().attribute("extends");
    const auto found = drafts_.find(name.word);
    if (found == drafts_.end()) return unknown_parent(draft, extends, name);
    Draft& parent = found->second;
    if (&parent == &draft) {
        draft.node.problem(extends, fmt::format("the lexicon '{}' extends itself", name.word), name.offset);
        return nullptr;
    }
    if (std::find(open_.begin(), open_.end(), &parent) != open_.end()) {
        draft.node.problem(extends, "lexicons extend each other in a circle: " + circle_from(parent),
                           name.offset);
        return nullptr;
    }
    if (open_.size() >=
        kLongestLexiconChain) {  // deeper recursion would only find out how much too deep it is
        refuse_depth(draft);
        return nullptr;
    }
    extend(parent);
    return &parent;
}

LexiconReader::Draft* LexiconReader::unknown_parent(const Draft& draft, const XmlAttribute& extends,
                                                    const ListedWord& name) const {
    std::vector<std::string> known;
    for (const auto& [other, unused] : drafts_) known.push_back(other);
    if (!incomplete_)
        draft.node.problem(extends,
                           fmt::format("no lexicon '{}'{}", name.word, did_you_mean(name.word, known)),
                           name.offset);
    return nullptr;
}

/// One problem is enough for a chain, of which each part may be too deep.
void LexiconReader::refuse_depth(Draft& draft) {
    draft.sound = false;
    if (too_deep_) return;
    too_deep_ = true;
    draft.node.problem(
        *draft.node.element().attribute("extends"),
        fmt::format("more than {} lexicons extend each other in a chain", kLongestLexiconChain));
}

std::string LexiconReader::circle_from(const Draft& first) const {
    std::string circle;
    for (auto open = std::find(open_.begin(), open_.end(), &first); open != open_.end(); ++open)
        circle += (*open)->lexicon.name + " → ";
    return circle + first.lexicon.name;
}

bool LexiconReader::explains(std::string_view slot) const {
    const std::string_view base = slot.substr(0, slot.find_last_not_of("0123456789") + 1);
    for (const std::string_view name : {slot, base}) {
        if (sound_.contains(name)) return false;
        if (broken_.contains(name)) return true;
    }
    return incomplete_;
}

}  // namespace assay
