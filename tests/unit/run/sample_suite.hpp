/// A suite with every kind of source, expectation and skip, for the tests of runs.
#pragma once

#include "support/suite_folder.hpp"

#include <assay/base/random.hpp>

#include <string>

namespace assay::test {

inline std::string sample_rows() {
    const char* const words[] = {"good", "bad",  "film", "Chicago", "isn't",
                                 "seat", "very", "a",    "the",     "plot"};
    std::string rows = "text,label\n";
    Random random(7);
    for (int row = 0; row < 150; ++row) {
        for (std::uint64_t word = 0; word < 4; ++word)
            rows += words[random.below(10)] + std::string(word < 3 ? " " : "");
        rows += random.below(2) == 0 ? "." : "";
        rows += row % 3 == 0 ? ",positive\n" : ",negative\n";
    }
    return rows;
}

inline const std::string kSampleSuite =
    R"(<suite name="sample" labels="negative neutral positive" max-failure-rate="0.5">
  <lexicon name="mood">
    <entry label="positive">good</entry>
    <entry label="negative neutral">bad</entry>
    <entry label="neutral">plain</entry>
    <entry label="positive">fine</entry>
  </lexicon>
  <lexicon name="thing">seat
    plain
    fine
    film
    plot</lexicon>
  <test name="slots" type="MFT">
    <template label="{mood.label}">A {mood} {thing}{!|.|}</template>
    <template label="positive">One {thing} and {mood2}</template>
    <data src="rows.csv" label="label" sample="20"/>
    <expect label="gold"/>
  </test>
  <test name="slot labels" type="MFT" capability="Vocabulary">
    <template><text>{mood} {thing}</text><text>so {mood}</text></template>
    <any>
      <expect label="{mood.label}"/>
      <expect probability-of="neutral" at-least="0.4"/>
    </any>
  </test>
  <test name="groups" type="INV" max-failure-rate="100%">
    <template distinct="true"><text>{mood} {thing}</text><text>{thing} {mood}</text><text>{mood}, {thing}</text></template>
    <expect same="label" tolerance="0.1"/>
  </test>
  <test name="variants" type="INV">
    <data src="rows.csv"/>
    <template>{mood} {thing}</template>
    <case>good film.</case>
    <perturb with="add-typos" variants="3"/>
    <perturb variants="2"><step with="strip-punctuation"/><step with="append" choices="{mood}"/></perturb>
    <expect same="label" tolerance="0.2" when-original="positive negative"/>
  </test>
  <test name="direction" type="DIR">
    <template>{mood} {thing1} {thing2}{.|}</template>
    <perturb with="strip-punctuation"/>
    <expect decreasing="positive - negative" tolerance="0.2"/>
    <expect increasing="predicted" tolerance="0.1" when-original-not="neutral"/>
  </test>
</suite>
)";

inline SuiteFolder sample_folder() {
    return SuiteFolder(kSampleSuite, {{"rows.csv", sample_rows()}});
}

}  // namespace assay::test
