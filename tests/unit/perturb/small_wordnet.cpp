#include "small_wordnet.hpp"

#include <support/wordnet_files.hpp>

#include <string>

using namespace assay;
using namespace assay::testing;

namespace assay_test {
namespace {

/// The index of a word with one sense.
std::string index_line(const std::string& word, char part, const std::string& sense) {
    return word + ' ' + part + " 1 0 1 1 @" + sense + "@  \n";
}

WordNetLines small_files() {
    WordNetLines files;
    files["data.noun"] =
        "=seat=@seat@ 06 n 02 seat 0 perch 0 003 ~ @sofa@ n 0000 ~ @stool@ n 0000 ~ @long@ n 0000 | to sit "
        "on  \n"
        "=sofa=@sofa@ 06 n 03 sofa 0 couch 0 settee 0 001 @ @seat@ n 0000 | a wide seat  \n"
        "=stool=@stool@ 06 n 02 stool 0 egg_stool 0 001 @ @seat@ n 0000 | a small seat  \n"
        "=long=@long@ 06 n 01 long_seat 0 002 @ @seat@ n 0000 ~ @bench@ n 0000 | a long one  \n"
        "=bench=@bench@ 06 n 01 bench 0 001 @ @long@ n 0000 | a long seat outside  \n"
        "=child=@child@ 18 n 02 child 0 infant 0 000 | a young person  \n"
        "=bank=@bank@ 06 n 02 bank 0 lender 0 000 | money is here  \n"
        "=shore=@shore@ 17 n 02 shore 0 bank 0 000 | beside water  \n"
        "=joy=@joy@ 12 n 02 joy 0 delight 0 001 ! @grief@ n 0101 | a feeling  \n"
        "=grief=@grief@ 12 n 02 grief 0 woe 0 001 ! @joy@ n 0101 | another feeling  \n"
        "=end=@end@ 15 n 02 finish 0 ending 0 000 | where it stops  \n"
        "=rare=@rare@ 06 n 02 gizmo 0 widget 0 000 | a thing nobody speaks of  \n";
    files["index.noun"] = index_line("seat", 'n', "seat") + index_line("perch", 'n', "seat") +
                          index_line("sofa", 'n', "sofa") + index_line("couch", 'n', "sofa") +
                          index_line("settee", 'n', "sofa") + index_line("stool", 'n', "stool") +
                          index_line("egg_stool", 'n', "stool") + index_line("bench", 'n', "bench") +
                          index_line("child", 'n', "child") + index_line("infant", 'n', "child") +
                          "bank n 2 0 2 2 @bank@ @shore@  \n" + index_line("lender", 'n', "bank") +
                          index_line("shore", 'n', "shore") + index_line("joy", 'n', "joy") +
                          index_line("delight", 'n', "joy") + index_line("grief", 'n', "grief") +
                          index_line("woe", 'n', "grief") + index_line("finish", 'n', "end") +
                          index_line("ending", 'n', "end") + index_line("gizmo", 'n', "rare") +
                          index_line("widget", 'n', "rare");
    files["data.verb"] =
        "=buy=@buy@ 40 v 02 buy 0 acquire 0 000 02 + 08 00 + 11 00 | get for money  \n"
        "=begin=@begin@ 30 v 02 begin 0 open 0 000 02 + 08 00 + 02 00 | do the first part  \n"
        "=halt=@halt@ 38 v 02 stop 0 halt 0 000 01 + 02 00 | come to an end  \n"
        "=hate=@hate@ 37 v 02 hate 0 loathe 0 001 ! @love@ v 0101 02 + 08 00 + 09 00 | dislike very much  \n"
        "=love=@love@ 37 v 01 love 0 001 ! @hate@ v 0101 02 + 08 00 + 09 00 | like very much  \n";
    files["index.verb"] = index_line("buy", 'v', "buy") + index_line("acquire", 'v', "buy") +
                          index_line("begin", 'v', "begin") + index_line("open", 'v', "begin") +
                          index_line("stop", 'v', "halt") + index_line("halt", 'v', "halt") +
                          index_line("hate", 'v', "hate") + index_line("loathe", 'v', "hate") +
                          index_line("love", 'v', "love");
    files["data.adj"] =
        "=happy=@happy@ 00 a 02 happy 0 merry 0 001 ! @sad@ a 0101 | pleased  \n"
        "=sad=@sad@ 00 a 02 sad 0 mournful 0 001 ! @happy@ a 0101 | not pleased  \n"
        "=odd=@odd@ 00 s 02 odd 0 unusual 0 000 | not as always  \n";
    files["index.adj"] = index_line("happy", 'a', "happy") + index_line("merry", 'a', "happy") +
                         index_line("sad", 'a', "sad") + index_line("mournful", 'a', "sad") +
                         index_line("odd", 'a', "odd") + index_line("unusual", 'a', "odd");
    files["data.adv"] = "=fast=@fast@ 02 r 02 quickly 0 rapidly 0 000 | at speed  \n";
    files["index.adv"] = index_line("quickly", 'r', "fast") + index_line("rapidly", 'r', "fast");
    files["noun.exc"] = "children child\n";
    files["verb.exc"] =
        "began begin\nbeginning begin\nbegun begin\nbought buy\nstopped stop\nstopping stop\n";
    files["adj.exc"] =
        "happier happy\nhappiest happy\nsadder sad\nsaddest sad\nmerrier merry\nmerriest merry\n";
    files["adv.exc"] = "";
    files["cntlist.rev"] =
        "acquire%2:40:00:: 1 9\nbank%1:06:00:: 1 5\nbank%1:17:00:: 2 5\nbegin%2:30:00:: 1 "
        "20\nbench%1:06:00:: 1 4\n"
        "buy%2:40:00:: 1 30\nchild%1:18:00:: 1 9\ncouch%1:06:00:: 1 6\ndelight%1:12:00:: 1 4\n"
        "finish%1:15:00:: 1 3\nending%1:15:00:: 1 5\nmerry%3:00:00:: 1 9\ngrief%1:12:00:: 1 5\n"
        "halt%2:38:00:: 1 3\nhappy%3:00:00:: 1 30\nhate%2:37:00:: 1 20\ninfant%1:18:00:: 1 5\njoy%1:12:00:: "
        "1 9\n"
        "lender%1:06:00:: 1 3\nloathe%2:37:00:: 1 4\nlove%2:37:00:: 1 40\nodd%5:00:00:usual:00 1 9\n"
        "open%2:30:00:: 1 9\nquickly%4:02:00:: 1 9\nrapidly%4:02:00:: 1 6\nsad%3:00:00:: 1 9\n"
        "seat%1:06:00:: 1 9\nsofa%1:06:00:: 1 8\nstool%1:06:00:: 1 3\nstop%2:38:00:: 1 20\n"
        "unusual%5:00:00:usual:00 1 5\nwidget%1:06:00:: 1 1\n";
    return wordnet_files(files);
}

}  // namespace

SmallWordNet::SmallWordNet() {
    for (const auto& [name, bytes] : small_files()) folder_.write(name, bytes);
    wordnet_ = std::make_unique<WordNet>(folder_.path());
}

}  // namespace assay_test
