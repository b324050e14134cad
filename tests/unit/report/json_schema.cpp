#include "json_schema.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace assay::test {
namespace {

using Json = nlohmann::ordered_json;

class Validator {
public:
    explicit Validator(const Json& root) : root_(root) {}

    std::vector<std::string> faults(const Json& value, const Json& schema, const std::string& at) const {
        std::vector<std::string> found;
        for (const auto& [keyword, rule] : schema.items()) {
            const auto add = [&](const std::string& what) { found.push_back(at + ": " + what); };
            const auto take = [&](const std::vector<std::string>& more) {
                found.insert(found.end(), more.begin(), more.end());
            };
            if (keyword == "$schema" || keyword == "$defs" || keyword == "title" || keyword == "description")
                continue;
            if (keyword == "$ref") {
                take(faults(value, root_.at(Json::json_pointer(rule.get<std::string>().substr(1))), at));
            } else if (keyword == "type") {
                if (!has_type(value, rule.get<std::string>())) add("is no " + rule.get<std::string>());
            } else if (keyword == "const") {
                if (value != rule) add("is not " + rule.dump());
            } else if (keyword == "enum") {
                if (std::find(rule.begin(), rule.end(), value) == rule.end())
                    add("is none of " + rule.dump());
            } else if (keyword == "anyOf") {
                const auto fits = [&](const Json& option) { return faults(value, option, at).empty(); };
                if (std::none_of(rule.begin(), rule.end(), fits)) add("fits no alternative");
            } else if (!check_object(keyword, rule, value, schema, at, take, add) &&
                       !check_array(keyword, rule, value, at, take, add) &&
                       !check_scalar(keyword, rule, value, add)) {
                throw std::logic_error("the validator does not know the keyword " + keyword);
            }
        }
        return found;
    }

private:
    static bool is_number(const std::string& text) {
        return !text.empty() && text.size() <= 20 && text.find_first_not_of("0123456789") == text.npos &&
               (text == "0" || text[0] != '0');
    }
    static bool is_hash(const std::string& text) {
        return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == text.npos;
    }
    /// The patterns of the schema; std::regex is no friend of sanitizers.
    static bool matches(const std::string& text, const std::string& pattern) {
        if (pattern == "^(0|[1-9][0-9]{0,19})$") return is_number(text);
        if (pattern == "#(0|[1-9][0-9]{0,19})$")
            return text.rfind('#') != text.npos && is_number(text.substr(text.rfind('#') + 1));
        if (pattern == "^[0-9a-f]{64}$") return is_hash(text);
        if (pattern == "^([0-9a-f]{64})?$") return text.empty() || is_hash(text);
        throw std::logic_error("the validator does not know the pattern " + pattern);
    }

    static bool has_type(const Json& value, const std::string& type) {
        if (type == "integer") return value.is_number_integer();
        if (type == "number") return value.is_number();
        return value.type_name() == type;
    }

    template <typename Take, typename Add>
    bool check_object(const std::string& keyword, const Json& rule, const Json& value, const Json& schema,
                      const std::string& at, const Take& take, const Add& add) const {
        if (keyword == "required") {
            for (const Json& name : rule) {
                if (value.is_object() && !value.contains(name.get<std::string>()))
                    add("lacks " + name.dump());
            }
        } else if (keyword == "properties") {
            for (const auto& [name, inner] : rule.items()) {
                if (value.is_object() && value.contains(name))
                    take(faults(value.at(name), inner, at + '/' + name));
            }
        } else if (keyword == "additionalProperties" && value.is_object()) {
            for (const auto& [name, member] : value.items()) {
                if (schema.contains("properties") && schema["properties"].contains(name)) continue;
                if (rule.is_boolean() && !rule.get<bool>()) add("has the unknown member " + name);
                if (rule.is_object()) take(faults(member, rule, at + '/' + name));
            }
        } else if (keyword != "additionalProperties") {
            return false;
        }
        return true;
    }

    template <typename Take, typename Add>
    bool check_array(const std::string& keyword, const Json& rule, const Json& value, const std::string& at,
                     const Take& take, const Add& add) const {
        if (keyword == "items") {
            for (std::size_t i = 0; value.is_array() && i < value.size(); ++i)
                take(faults(value[i], rule, at + '/' + std::to_string(i)));
        } else if (keyword == "minItems") {
            if (value.is_array() && value.size() < rule.get<std::size_t>()) add("has too few items");
        } else if (keyword == "maxItems") {
            if (value.is_array() && value.size() > rule.get<std::size_t>()) add("has too many items");
        } else if (keyword == "uniqueItems") {
            std::set<std::string> seen;
            for (std::size_t i = 0; value.is_array() && i < value.size(); ++i) {
                if (!seen.insert(value[i].dump()).second) add("has two equal items");
            }
        } else {
            return false;
        }
        return true;
    }

    template <typename Add>
    static bool check_scalar(const std::string& keyword, const Json& rule, const Json& value,
                             const Add& add) {
        if (keyword == "minimum") {
            if (value.is_number() && value < rule) add("is below " + rule.dump());
        } else if (keyword == "maximum") {
            if (value.is_number() && value > rule) add("is above " + rule.dump());
        } else if (keyword == "exclusiveMinimum") {
            if (value.is_number() && value <= rule) add("is not above " + rule.dump());
        } else if (keyword == "exclusiveMaximum") {
            if (value.is_number() && value >= rule) add("is not below " + rule.dump());
        } else if (keyword == "minLength") {
            if (value.is_string() && value.get<std::string>().size() < rule.get<std::size_t>())
                add("is too short");
        } else if (keyword == "pattern") {
            if (value.is_string() && !matches(value.get<std::string>(), rule.get<std::string>()))
                add("does not match " + rule.dump());
        } else {
            return false;
        }
        return true;
    }

    const Json& root_;
};

}  // namespace

std::vector<std::string> schema_faults(const Json& document, const Json& schema) {
    return Validator(schema).faults(document, schema, "");
}

}  // namespace assay::test
