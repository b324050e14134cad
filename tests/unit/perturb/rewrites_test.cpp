// Dates, measures and amounts in another form: what is read, what is left alone, how it is written.
#include "tables.hpp"

#include <doctest/doctest.h>

using namespace assay;
using assay_test::check_shown;
using assay_test::make;
using assay_test::results;

TEST_CASE("dates take the form that is asked for") {
    check_shown(*make("rewrite-dates", {{"to", "day-first"}}),
                {{"on March 3, 2020", "on [March 3, 2020 → 3 March 2020]"},
                 {"on Mar. 3, 2020 at 5", "on [Mar. 3, 2020 → 3 Mar 2020] at 5"},
                 {"on March 3rd.", "on [March 3rd → 3rd March]."},
                 {"(2020-03-03)", "([2020-03-03 → 3 March 2020])"},
                 {"since 12/25/99", "since [12/25/99 → 25 December 1999]"},
                 {"an August 8 date", "an [August 8 → 8 August] date"},
                 {"a March 8 date", "[a → an] [March 8 → 8 March] date"},
                 {"on 3 March", "unchanged"}});
    check_shown(*make("rewrite-dates", {{"to", "month-first"}}),
                {{"on the 3rd of March, 2020!", "on [the 3rd of March, 2020 → March 3rd, 2020]!"},
                 {"The 1st of May", "[The 1st of May → May 1st]"},
                 {"from 3 May to 5 June", "from [3 May → May 3] to [5 June → June 5]"},
                 {"on 3 Mar. 2020", "on [3 Mar. 2020 → Mar. 3, 2020]"},
                 {"on 3 Mar.", "on [3 Mar → Mar 3]."},
                 {"13.3.2020", "[13.3.2020 → March 13, 2020]"}});
    check_shown(*make("rewrite-dates", {{"to", "iso"}}),
                {{"March 3, 2020 and March 4", "[March 3, 2020 → 2020-03-03] and March 4"},
                 {"31/12/2020", "[31/12/2020 → 2020-12-31]"}});
    check_shown(*make("rewrite-dates", {{"to", "numeric"}}),
                {{"March 13, 2020", "[March 13, 2020 → 3/13/2020]"},
                 {"5 May 2020", "[5 May 2020 → 5/5/2020]"},
                 {"March 4, 2020", "unchanged"},  // the 4th of March, or the 3rd of April?
                 {"18 June 1815", "unchanged"}});
    CHECK(results(*make("rewrite-dates"), "on March 4, 2020") ==
          std::set<std::string>{"on 4 March 2020", "on 2020-03-04"});
    CHECK(results(*make("rewrite-dates"), "on 12/13/2020") ==
          std::set<std::string>{"on December 13, 2020", "on 13 December 2020", "on 2020-12-13"});
}

TEST_CASE("what may be no date stays") {
    const auto rewrite = make("rewrite-dates");
    for (const char* text : {"3/4/2020",
                             "10/20/30",
                             "1.2.2020",
                             "2020-13-01",
                             "2020-02-30",
                             "2020-03-03T10:00",
                             "1-2020-03-03",
                             "June 31",
                             "March 3-5",
                             "March 3 to 5",
                             "3 and 5 March",
                             "3-5 March",
                             "June 3, 5 and 7",
                             "in March 3 people came",
                             "since May 20 flights were late",
                             "in May 20",
                             "March 3 of us",
                             "March 3, 10 am",
                             "12 March 10",
                             "March 3.5",
                             "March 3%",
                             "you may 3 times",
                             "march 5 miles",
                             "the 4th of July",
                             "September 11",
                             "9/11",
                             "Gate 5 March",
                             "iPhone 12 March update",
                             "at 5 March",
                             "March 2020",
                             "the 3rd March meeting",
                             "Feb 11 th",
                             "March\n3, 2020",
                             "March  3",
                             "3 of March",
                             "3",
                             "http://a.b/2020-03-03",
                             "#March 3",
                             "March",
                             "the 3rd",
                             "the 3rd of",
                             "3rd of",
                             "2020-03-"}) {
        CAPTURE(text);
        CHECK(results(*rewrite, text).empty());
    }
}

TEST_CASE("measures go to the other system") {
    check_shown(*make("rewrite-units"),
                {{"5 miles", "[5 miles → 8 kilometers]"},
                 {"a 5-mile-long walk", "[a → an] [5-mile → 8-kilometer]-long walk"},
                 {"a 5 mile walk", "[a → an] [5 mile → 8 kilometer] walk"},
                 {"1 mile from here", "[1 mile → 1.6 kilometers] from here"},
                 {"a 1 mile walk", "a [1 mile → 1.6 kilometer] walk"},
                 {"5km and 5 KM", "[5km → 3.1mi] and [5 KM → 3.1 MI]"},
                 {"30cm, a 30 cm gap", "[30cm → 12 inches], a [30 cm → 12 inch] gap"},
                 {"5 cm shorter", "[5 cm → 2 inches] shorter"},
                 {"10 MILES", "[10 MILES → 16 KILOMETERS]"},
                 {"65 mph", "[65 mph → 105 km/h]"},
                 {"1,250 sq ft", "[1,250 sq ft → 116 sq m]"},
                 {"2500 miles", "[2500 miles → 4000 kilometers]"},
                 {"900 ft. high", "[900 ft. → 270 m] high"},
                 {"of 900 ft.", "of [900 ft → 270 m]."},
                 {"2 feet and 2 yards", "[2 feet → 61 centimeters] and [2 yards → 1.8 meters]"},
                 {"2.2 lbs of it", "[2.2 lbs → 1 kg] of it"},
                 {"1 kg", "[1 kg → 2.2 lbs]"},
                 {"2L bottle, 5 gallons", "[2L → 2.1qt] bottle, [5 gallons → 19 liters]"}});
}

TEST_CASE("temperatures have a zero of their own") {
    check_shown(*make("rewrite-units"),
                {{"70°F", "[70°F → 21°C]"},
                 {"98.6 °F", "[98.6 °F → 37 °C]"},
                 {"-40°C", "[-40°C → -40°F]"},
                 {"at 31°F", "at [31°F → -1°C]"},
                 {"0°C", "[0°C → 32°F]"},
                 {"32 degrees Fahrenheit", "[32 degrees Fahrenheit → 0 degrees Celsius]"},
                 {"20 degrees c", "[20 degrees c → 68 degrees f]"},
                 {"70 fahrenheit", "[70 fahrenheit → 21 celsius]"}});
}

TEST_CASE("two units are one measure") {
    check_shown(*make("rewrite-units"), {{"6 feet 2 inches", "[6 feet 2 inches → 188 centimeters]"},
                                         {"6 ft. and 2 inches", "[6 ft. and 2 inches → 188 cm]"},
                                         {"I'm 6'2\".", "I'm [6'2\" → 188 cm]."},
                                         {"I'm 6’2", "I'm [6’2 → 188 cm]"},
                                         {"\"I'm 6'2\"", "\"I'm [6'2 → 188 cm]\""},
                                         {"7 lbs 3 oz", "[7 lbs 3 oz → 3.26 kg]"},
                                         {"5 feet 10", "unchanged"},
                                         {"5 meters 20 cm", "5 meters [20 cm → 7.9 inches]"}});
}

TEST_CASE("both numbers of a range change") {
    check_shown(*make("rewrite-units"),
                {{"5 to 10 miles", "[5 to 10 miles → 8 to 16 kilometers]"},
                 {"an 8-10 mile run", "[an → a] [8-10 mile → 13-16 kilometer] run"},
                 {"5 or 6 feet", "[5 or 6 feet → 1.5 or 1.8 meters]"},
                 {"between 5 and 10 miles", "between [5 and 10 miles → 8 and 16 kilometers]"},
                 {"a 5- to 10-mile walk", "[a → an] [5- to 10-mile → 8- to 16-kilometer] walk"},
                 {"10 by 12 feet", "[10 by 12 feet → 3 by 3.7 meters]"},
                 {"1 to 5 feet", "[1 to 5 feet → 0.3 to 1.5 meters]"},
                 {"2,000-3,000 feet", "[2,000-3,000 feet → 610-910 meters]"},
                 {"20-25°C", "[20-25°C → 68-77°F]"},
                 {"20° to 25°C", "[20° to 25°C → 68° to 77°F]"},
                 {"20-30°F", "[20-30°F → -7 to -1°C]"},
                 {"between -5 and 5°C", "between [-5 and 5°C → 23 and 41°F]"},
                 {"from -5 to -10°C", "from [-5 to -10°C → 23 to 14°F]"},
                 {"5km to 10km", "[5km → 3.1mi] to [10km → 6.2mi]"}});
}

TEST_CASE("numbers in words are numbers, too") {
    check_shown(*make("rewrite-units"),
                {{"five miles", "[five miles → 8 kilometers]"},
                 {"an eight mile run", "[an → a] [eight mile → 13 kilometer] run"},
                 {"a twenty-five-mile ride", "a [twenty-five-mile → 40-kilometer] ride"},
                 {"two and a half miles", "[two and a half miles → 4 kilometers]"},
                 {"5 and a half miles", "[5 and a half miles → 8.9 kilometers]"},
                 {"five or 10 miles", "[five or 10 miles → 8 or 16 kilometers]"},
                 {"five feet two inches", "[five feet two inches → 157 centimeters]"},
                 {"seventy degrees F", "[seventy degrees F → 21 degrees C]"},
                 {"Half a mile back", "[Half a mile → 0.8 kilometers] back"},
                 {"half a pound of ham", "[half a pound → 0.23 kilograms] of ham"},
                 {"about a mile", "about [a mile → 1.6 kilometers]"},
                 {"a mile from here", "[a mile → 1.6 kilometers] from here"},
                 {"an inch of snow", "[an inch → 2.5 centimeters] of snow"},
                 {"ran five miles two days ago", "ran [five miles → 8 kilometers] two days ago"}});
}

TEST_CASE("one system may be asked for") {
    check_shown(*make("rewrite-units", {{"to", "metric"}}),
                {{"5 miles, 5 km", "[5 miles → 8 kilometers], 5 km"}});
    check_shown(*make("rewrite-units", {{"to", "imperial"}}),
                {{"5 miles, 5 km", "5 miles, [5 km → 3.1 mi]"}});
}

TEST_CASE("what may be no measure stays") {
    const auto rewrite = make("rewrite-units");
    for (const char* text : {"3 x 4 ft",
                             "5, 10 miles",
                             "5, 10 and 15 miles",
                             "5 and 10 miles",
                             "737-500 feet",
                             "0 to 10 miles",
                             "5 miles or 6.",
                             "5 to 6 feet 2 inches",
                             "five or six hundred miles",
                             "a hundred and five miles",
                             "two point five miles",
                             "he is five foot two",
                             "the whole nine yards",
                             "a mile",
                             "by a mile",
                             "about a mile and a half",
                             "saw it a mile away",
                             "5 dollars a mile from there",
                             "a mile long line",
                             "a half a mile",
                             "two thirds of a mile from here",
                             "5 km/s",
                             "5 ft-lbs",
                             "5 feet4",
                             "1.2.3 km",
                             "007 km",
                             "$5 miles",
                             "#5 miles",
                             "8 Mile",
                             "the whole 9 yards",
                             "my own 2 feet",
                             "1 foot in the grave",
                             "a 10-foot pole",
                             "earned 500 miles",
                             "25,000 miles",
                             "this flight gave me 5000 miles",
                             "cost 5 pounds",
                             "5 pounds",
                             "a 10-pound note",
                             "16 oz",
                             "5m people",
                             "a 4g phone",
                             "seat 27L",
                             "35mm film",
                             "9 mm",
                             "Flight 12 Ft Myers",
                             "rose by 5°C",
                             "5°C warmer",
                             "70 degrees",
                             "seat 20C",
                             "0 miles",
                             "5 in 10",
                             "miles",
                             "5",
                             "5 ",
                             "5-",
                             "5'",
                             "5'1"}) {
        CAPTURE(text);
        const std::set<std::string> changed = results(*rewrite, text);
        CHECK(changed == std::set<std::string>(std::string(text) == "5'1" ? std::set<std::string>{"155 cm"}
                                                                          : std::set<std::string>{}));
    }
}

TEST_CASE("amounts take the form that is asked for") {
    check_shown(*make("rewrite-amounts", {{"to", "words"}}),
                {{"I paid $5.", "I paid [$5 → 5 dollars]."},
                 {"$1 each", "[$1 → 1 dollar] each"},
                 {"a $5 coffee", "a [$5 → 5-dollar] coffee"},
                 {"an €8 \"coffee\"", "an [€8 → 8-euro] \"coffee\""},
                 {"a $2 million house", "a [$2 million → 2 million dollar] house"},
                 {"$1,200.50 and 5€", "[$1,200.50 → 1,200.50 dollars] and [5€ → 5 euros]"},
                 {"$0.75, £0.75", "[$0.75 → 75 cents], [£0.75 → 0.75 pounds]"},
                 {"5 USD", "[5 USD → 5 dollars]"},
                 {"$5/hour", "[$5 → 5 dollars]/hour"},
                 {"$20k", "[$20k → 20k dollars]"},
                 {"$5 coffee", "unchanged"},
                 {"my $40 disappeared", "unchanged"},
                 {"a £75 coat", "unchanged"}});
    check_shown(*make("rewrite-amounts", {{"to", "sign"}}),
                {{"a 5-dollar coffee", "a [5-dollar → $5] coffee"},
                 {"5 million dollars", "[5 million dollars → $5 million]"},
                 {"75 cents", "[75 cents → $0.75]"},
                 {"8 bucks", "[8 bucks → $8]"},
                 {"it cost 5 pounds", "it cost [5 pounds → £5]"},
                 {"usd 5", "[usd 5 → $5]"}});
    check_shown(*make("rewrite-amounts", {{"to", "code"}}),
                {{"$5 or 6 dollars", "[$5 → USD 5] or [6 dollars → USD 6]"},
                 {"₹500", "[₹500 → INR 500]"},
                 {"a $5 coffee", "unchanged"},
                 {"an £8 coffee", "[an → a] [£8 → GBP 8] coffee"}});
    CHECK(results(*make("rewrite-amounts"), "for $5") == std::set<std::string>{"for 5 dollars", "for USD 5"});
    CHECK(results(*make("rewrite-amounts"), "$5 coffee, $6 more") ==  // one form that fits both
          std::set<std::string>{"USD 5 coffee, USD 6 more"});
}

TEST_CASE("what may be no amount in a known currency stays") {
    const auto rewrite = make("rewrite-amounts");
    for (const char* text : {"$5-10",
                             "$5-$10",
                             "$5 to 10",
                             "5 to 10 dollars",
                             "five or 10 dollars",
                             "$5 CAD",
                             "$5 Canadian",
                             "$5 in Australia",
                             "US$5",
                             "$5 USD",
                             "$5 dollars",
                             "5 pounds of flour",
                             "5 rupees",
                             "$$5",
                             "-$5",
                             "$5s",
                             "$5M",
                             "$5%",
                             "$AAPL",
                             "5$6",
                             "50 Cent",
                             "2 cents",
                             "5 dollars and 20 cents",
                             "half 5 dollars",
                             "$",
                             "$ 5",
                             "5 $",
                             "USD",
                             "5",
                             "$1.2.3",
                             "dollars 5"}) {
        CAPTURE(text);
        CHECK(results(*rewrite, text).empty());
    }
}

TEST_CASE("currencies change together") {
    check_shown(*make("change-currency", {{"to", "euros"}}),
                {{"$5, 6 dollars, USD 7, 8 usd",
                  "[$5 → €5], [6 dollars → 6 euros], [USD 7 → EUR 7], [8 usd → 8 eur]"},
                 {"a 5-dollar coffee", "a [5-dollar → 5-euro] coffee"},
                 {"5$", "[5$ → 5€]"},
                 {"5 DOLLARS", "[5 DOLLARS → 5 EUROS]"},
                 {"$2 million", "[$2 million → €2 million]"},
                 {"€5", "unchanged"}});
    CHECK(results(*make("change-currency"), "for $5") == std::set<std::string>{"for €5", "for £5"});
    CHECK(results(*make("change-currency"), "a 5 dollar coffee") == std::set<std::string>{"a 5 euro coffee"});
    CHECK(results(*make("change-currency"), "₹500") == std::set<std::string>{"$500", "€500", "£500"});
    for (const char* text :
         {"$5 or €6", "$5 in dollars", "50 cents", "$5 and 50 cents", "5 bucks", "no money"}) {
        CAPTURE(text);
        CHECK(results(*make("change-currency"), text).empty());
    }
}
