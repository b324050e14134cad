#include "command.hpp"
#include "options.hpp"

#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <filesystem>

namespace assay::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuite = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- A suite to start from. Change it, then:
       assay check FILE     finds what is wrong with it
       assay expand FILE    prints its cases
       assay run FILE       judges the default model on them, or a model of yours (assay run -h)
     Labels are those of your model; a test says what it expects of them. -->
<suite name="@NAME@" labels="negative neutral positive">
  <!-- The lexicons of this suite; assay:places and others come with assay (assay list lexicons). -->
  <use href="@NAME@-lexicons.xml"/>
  <use href="assay:places"/>

  <!-- MFT, minimum functionality: every case has one right answer. {slots} are filled from lexicons, each
       combination is a case; {a:thing} sets "a" or "an", {x|y} picks from a list. -->
  <test name="plain praise" type="MFT" capability="Vocabulary" max-failure-rate="10%"
        description="Simple praise is positive.">
    <template>{The|This} {thing} was {praise_word}.</template>
    <template>I {liked} the {thing}.</template>
    <expect label="positive"/>
  </test>
  <test name="negated praise" type="MFT" capability="Negation" max-failure-rate="15%"
        description="A negation turns praise around.">
    <template>The {thing} {wasn't|was not} {praise_word}.</template>
    <expect not-label="positive"/>
  </test>

  <!-- INV, invariance: a change that means nothing must not change the label. The texts may also come from a
       file: <data src="texts.csv" text="text"/>. -->
  <test name="swap cities" type="INV" capability="NER" max-failure-rate="5%"
        description="Which city it is says nothing about the sentiment.">
    <template>I had {a:thing} in {city} and it was {praise_word}.</template>
    <perturb with="change-location" variants="3"/>
    <expect same="label" tolerance="0.1"/>
  </test>

  <!-- DIR, direction: a change that has to move the score one way, or at least not the other way. -->
  <test name="add a complaint" type="DIR" capability="Vocabulary" max-failure-rate="5%"
        description="A complaint at the end must not make a text more positive.">
    <template>The {thing} was {praise_word}.</template>
    <perturb with="append" choices="{complaint}"/>
    <expect decreasing="positive" tolerance="0.1"/>
  </test>
</suite>
)";

constexpr std::string_view kLexicons = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- Word lists: one value a line, or <entry field="…">value</entry> where values have fields ({liked.base}). -->
<templates>
  <lexicon name="thing">
    meal
    room
    film
    flight
    phone
    hour-long tour
  </lexicon>
  <lexicon name="praise_word">
    good
    great
    excellent
    wonderful
    lovely
  </lexicon>
  <lexicon name="liked">
    <entry base="like">liked</entry>
    <entry base="love">loved</entry>
    <entry base="enjoy">enjoyed</entry>
  </lexicon>
  <lexicon name="complaint">
    I want my money back.
    You are lame.
    Never again.
  </lexicon>
</templates>
)";

/// No comment of the text holds @NAME@: a name may hold "--", which may not stand in one.
std::string filled(std::string_view text, const std::string& name) {
    std::string result(text);
    constexpr std::string_view kSlot = "@NAME@";
    for (std::size_t at = 0; (at = result.find(kSlot, at)) != std::string::npos; at += name.size())
        result.replace(at, kSlot.size(), name);
    return result;
}

bool is_file_name(const std::string& name) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_';
    };
    return !name.empty() && name.front() != '-' && std::all_of(name.begin(), name.end(), plain);
}

}  // namespace

int run_new(std::span<const std::string> arguments) {
    Options options("assay new suite NAME [OPTIONS]",
                    "Writes a small, commented suite that works, NAME.xml, and its lexicons, "
                    "NAME-lexicons.xml. Files that are there stay.",
                    "  assay new suite my-suite\n  assay run my-suite.xml\n");
    options.positional("WHAT");
    options.positional("NAME");
    options.group("Output").add_options()("folder", po::value<std::string>()->default_value("."),
                                          "where to write");
    if (options.parse(arguments)) return 0;
    if (options.text("WHAT") != "suite") throw Error("write: assay new suite NAME");
    const std::string name = options.argument("NAME");
    if (!is_file_name(name))
        throw Error(fmt::format("'{}' is no name for a suite: letters, digits, - and _", printable(name)));
    const fs::path folder = options.text("folder");
    const auto in_folder = [&](const std::string& file) { return (folder / file).lexically_normal(); };
    const std::pair<fs::path, std::string_view> files[] = {{in_folder(name + ".xml"), kSuite},
                                                           {in_folder(name + "-lexicons.xml"), kLexicons}};
    for (const auto& [file, text] : files)
        if (fs::exists(file))
            throw Error(fmt::format("'{}' is already there; choose another name", file.string()));
    for (const auto& [file, text] : files) {
        write_file(file, filled(text, name));
        fmt::print("Wrote {}\n", file.string());
    }
    fmt::print("Next: assay run {}\n", shell_quoted(files[0].first.string()));
    return 0;
}

}  // namespace assay::cli
