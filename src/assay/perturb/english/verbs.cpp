#include "verbs.hpp"

#include "verb_forms.hpp"

#include <assay/perturb/editing/short_word_map.hpp>
#include <assay/perturb/editing/word_set.hpp>

#include <vector>

namespace assay {
namespace {

// "-d" or "-ed", a final "y" behind a consonant becomes "i".
constexpr std::string_view kRegular =
    "abandon absorb abuse accelerate accept access accommodate accompany accumulate accuse ache achieve "
    "acknowledge act activate adapt add address adhere adjust admire adopt adore advance advertise advise "
    "affect afford age aggravate agree aim alarm allocate allow alter amaze amuse announce annoy answer "
    "anticipate apologise apologize appeal appear applaud apply appreciate approach approve approximate "
    "argue arrange arrest arrive ask assemble assert assess assign assist assume assure astonish astound "
    "attach attack attempt attend attract avoid await awaken award babble bake balance bang banish bargain "
    "bark base bathe batter beam behave believe bellow belong benefit betray bicker blacklist blame blare "
    "blast blend bless blink block blossom blunder blush board boast boil bomb bombard book boost bore "
    "borrow botch bother bounce bow brake brand breathe brew bribe brighten broadcast bruise brush bubble "
    "buckle budge bully bumble bump bundle burp bury butcher buzz cackle calculate call calm captivate "
    "capture care carry carve cause caution cease celebrate certify challenge change characterise "
    "characterize charge charm chase cheat check cheer chew chirp choke chuckle circle circulate claim "
    "clarify clash classify clatter clean clear click climb close clutch clutter coach coax collapse "
    "collect collide combine comfort command commence commend comment commute compare compensate compete "
    "compile complain complete compliment compose compress conceal concede concentrate concern conclude "
    "condemn condense conduct confess confide confine confirm confuse congratulate connect conserve "
    "consider consist constitute construct consult consume contact contain contest continue contradict "
    "contrast contribute convert convince cook cool cooperate coordinate copy correct cough count cover "
    "crack crackle cradle crash crave crawl creak create cripple criticise criticize cross crouch crowd "
    "cruise crumble crumple crush cry cultivate cure curl curse curve cushion cycle damage dance dare dash "
    "date dazzle debate decay decide declare decline decorate decrease dedicate deepen defeat defend define "
    "degrade delay delete delight deliver delve demand demolish demonstrate deny depart depend deposit "
    "depress derail descend describe deserve design desire despise destroy detect deteriorate determine "
    "detest develop deviate devote devour dial die differ digest diminish dine direct disable disagree "
    "disappear disappoint disapprove discard disclose disconnect discount discourage discover discuss "
    "disgust disinfect dislike dismantle dismiss disobey display disregard disrupt dissolve distinguish "
    "distort distract distribute disturb dive divide divorce document dodge donate double doubt download "
    "doze drain dread drench dress dribble drift drill drool drown dry dump dust dwarf dwell dwindle earn "
    "ease echo edit educate elaborate elect elevate email embarrass embrace emerge emphasise emphasize "
    "employ empty enable enchant enclose encourage end endanger endure engage engrave enhance enjoy enlarge "
    "enrage enrich ensure enter entertain entice entrust envy erase erupt escape escort establish evaluate "
    "evolve exaggerate examine exceed exchange excite excuse execute exercise exhaust exhibit exist expand "
    "expect experience expire explain explode exploit explore export expose express extend extract face "
    "fade fail faint falter famish fascinate fasten favor favour fear feature fetch fiddle fidget fill film "
    "finalise finalize finance fine finish fire fix flank flare flash flatten flatter fleece flick flicker "
    "flirt float flood flounder flourish flow fluctuate focus fold follow fool force forge form forward "
    "foster foul fracture frame freshen frighten frown frustrate fry fuel fumble fumigate function fund "
    "furnish gain gamble gasp gather gaze generate giggle glance glare gleam glide glisten glitter gloat "
    "glow glue gobble google gossip govern graduate grasp grate greet grill grimace groan growl grumble "
    "grunt guarantee guard guess guide gulp gush halt halve hammer hand handle happen harass harden harm "
    "harvest hate haul haunt head heal heat help hesitate hike hinder hire hiss hoist honk honor honour "
    "hook hope host hover howl humiliate hunt hurry hustle identify ignite ignore illustrate imagine impair "
    "implement imply impose impress imprison improve include increase indicate infect inflate influence "
    "inform infuriate inherit initiate inject injure innovate inquire insist inspect inspire install "
    "instruct insulate insult insure integrate intend interest interfere interrupt interview intrigue "
    "introduce invade invent invest investigate invite invoice involve iron irritate isolate issue itch "
    "jerk jingle join joke jolt judge juggle jump justify kick kill kiss knock lack lament land languish "
    "lash last laugh launch leak lecture legislate lengthen lessen liaise lick lie lift lighten like limit "
    "linger link liquidate list listen live load loan loathe locate lock lodge look loom loosen love lower "
    "lure lurk magnify maintain manage manufacture march mark marry marvel mash massage master matter "
    "maximise measure mediate melt memorise memorize mend mention meow merge migrate mimic mind mingle "
    "minimise minimize mishandle misjudge mislabel misplace misrepresent miss mistreat mix moan mobilise "
    "mock moderate modify monitor motivate mount mourn move mow muffle multiply mumble murder mute mutter "
    "nail name narrate navigate need negate neglect negotiate nibble note notice notify nourish nudge "
    "number nurse nurture obey object oblige observe obsess obtain offend offer ooze open operate oppose "
    "orbit order organise organize originate outline outperform outrage overcharge overcook overestimate "
    "overflow overheat overload overlook overpower overprice overrule oversell overwhelm owe own pacify "
    "pack paint pamper parade paralyse pardon park parody participate pass patch patronise patronize pause "
    "pave peel peer penalise penalize perceive perform perish persist persuade pester phone photograph pick "
    "pickle pinch ping pioneer pitch pity place plant plaster play plead please pledge plough plummet "
    "plunge poach point poison polish pollute pore portray pose position possess post postpone pounce pour "
    "practice practise praise prank pray preach precede predict prepare prescribe present preserve preside "
    "press pretend prevail prevent prick print privatise process produce promise promote prompt pronounce "
    "propose prosper protect protest provide provoke prune publicise publish puff pull pump punch punctuate "
    "puncture punish purchase purr pursue push puzzle question queue quote race radiate raid rain raise "
    "ramble rank rate rattle reach react realise realize reassign reassure rebook reboot rebuke recall "
    "recede receive recharge recite reckon recline recognise recognize recommend reconnect reconsider "
    "record recover recreate recruit recycle redeem redesign redirect reduce reek refill refine reflect "
    "reform refresh refund refurbish refuse regain regard register rehearse rehire reimburse reinforce "
    "reject rejoice relate relax release relieve relish relive reload relocate remain remark remember "
    "remind remodel remove rename render renew renovate rent reopen repair repeat replace replenish "
    "replicate reply report represent reproduce request require reroute reschedule rescind rescue research "
    "resemble resent reserve reside resign resist resolve respect respond rest restart restore restrict "
    "result resume resurface retain retire retreat retrieve retry return reuse revamp reveal reverse review "
    "revise revive revolve reward rework rhyme ridicule rinse roam roar roast rock roll rotate ruin rule "
    "rumble rush sabotage sacrifice saddle sail salute sample sanitise satisfy save savor savour scald "
    "scare scatter schedule scoff scold scorch score scorn scowl scramble scrape scratch scream screw "
    "scribble scroll scuff search season seat secure seem seize select sense separate serve settle sever "
    "sew shame share sharpen shatter shave shelter shelve shift shimmer shiver shock shorten shout shove "
    "shower shriek shuffle sidestep sigh sign simmer sizzle skate sketch ski slander slash slaughter slice "
    "smash smear smell smile smirk smoke smooth smother snarl snatch sneer sneeze sniff snooze snore snort "
    "snow soak soar socialise soften solicit solidify solve soothe sort sound spare spark sparkle spawn "
    "specialise specialize specify speculate spell splash splinter sponsor spoon sprain spray sprinkle "
    "sprint sprout sputter spy squander squash squeak squeal squeeze squint stabilise stack stagger stain "
    "stalk stall stamp stare start startle starve state stay steam steer stifle stimulate stipulate stitch "
    "stoop store straighten strain strand stray stream streamline strengthen stress stretch stroke stroll "
    "struggle study stuff stumble stutter style submerge subscribe subside substitute succeed suck sue "
    "suffer suffice suffocate suggest suit sulk summarise summarize supervise supply support suppose surf "
    "surge surpass surprise surrender surround survive suspect suspend sustain swallow swamp swarm sway "
    "sweat swindle swipe switch symbolise sympathise sync tackle tailor taint talk tame tangle tantalise "
    "tantalize tape target tarnish tarry taste taunt tax tease teeter telephone tempt tend terrify test "
    "text thank thaw thicken threaten thrill thrive throttle thump thunder thwart tick tickle tidy tie "
    "tighten tile tilt tingle tinker tire toast tolerate topple torment toss touch tour tow trace track "
    "trade trail train transcend transcribe transform translate transport travel traverse treasure treat "
    "tremble trick trickle trigger triumph trouble trudge trust try tuck tumble tune turn tweet twinkle "
    "twirl twist type unblock undercook underestimate undermine unfold uninstall unite unleash unload "
    "unlock unpack untangle unveil update upgrade upload upstage urge use vacate vaccinate vacuum value "
    "vanish vary venture verify vibrate visit voice vomit vote vow wail wait walk wander want warm warn "
    "warp warrant wash waste watch water wave waver weaken weigh welcome weld whine whirl whirr whisk "
    "whisper whistle widen wiggle wilt wince wipe wire wish wither witness wobble wonder work worry worsen "
    "wreck wrestle wrinkle yawn yearn yell yield zoom";

// The same, and the last letter comes twice.
constexpr std::string_view kDoubling =
    "admit ban beg blot blur bob brag cancel chat chop clap clip clog commit compel control cram crop dip "
    "drag drip drop drum emit equip excel expel fit flap flip flop fulfil gag grab grin gut hop hug hum "
    "impel jab jam jog jut kidnap knit label lag log lug map mar mop nab nag nap nip nod occur omit overlap "
    "pat patrol peg permit plan plod plug pop prefer prod prop propel quarrel quip ram rebel refer regret "
    "remit rig rip rob rub sag scan scrap scrub ship shop shrug shun signal sip skid skim skin skip slam "
    "slap slip slug snap snub sob spam span spot spur stab step stir stop strap strip strut stub stun sum "
    "swab swap tap throb tip transfer transmit trap trek trim trip trot tug unclog unplug unwrap wag whip "
    "whir worship wrap yap zap zigzag zip";

/// Other words are commoner that are spelled like one of their forms.
bool is_ambiguous(std::string_view base) {
    static const WordSet kBases("bear beat bid bind broadcast lay rid shed thrust wind");
    return kBases.contains(base);
}

std::vector<Verb> list_verbs() {
    std::vector<Verb> verbs;
    for (const IrregularVerb& irregular : irregular_verbs()) {
        const std::string base(irregular.base);
        if (irregular.past == base || is_ambiguous(base)) continue;
        verbs.push_back(
            {base, third_person(base), std::string(irregular.past), std::string(irregular.participle)});
    }
    const auto add_regular = [&](std::string_view bases, bool doubled) {
        for (const PlacedWord& word : split_words(bases)) {
            const std::string base(word.word);
            const std::string past = regular_past(base, doubled);
            verbs.push_back({base, third_person(base), past, past});
        }
    };
    add_regular(kRegular, false);
    add_regular(kDoubling, true);
    return verbs;
}

/// Of verbs whose past is their base only "puts" tells the tense.
std::vector<Verb> list_unchanging_verbs() {
    std::vector<Verb> verbs;
    for (const IrregularVerb& irregular : irregular_verbs()) {
        const std::string base(irregular.base);
        if (irregular.past == base && !is_ambiguous(base))
            verbs.push_back({base, third_person(base), base, base});
    }
    return verbs;
}

/// All forms. The first verb that has a form keeps it.
class VerbTable {
public:
    VerbTable() : verbs_(list_verbs()), unchanging_(list_unchanging_verbs()), readings_(verbs_.size() * 4) {
        for (const Verb& verb : verbs_) {
            add(verb.base, verb, &VerbReading::base);
            add(verb.third, verb, &VerbReading::third);
            add(verb.past, verb, &VerbReading::past);
            add(verb.participle, verb, &VerbReading::participle);
        }
        for (const Verb& verb : unchanging_) add(verb.third, verb, &VerbReading::third);
    }

    VerbReading find(std::string_view word) const {
        const VerbReading* reading = readings_.find(word);
        return reading == nullptr ? VerbReading() : *reading;
    }
    std::span<const Verb> verbs() const { return verbs_; }

private:
    void add(std::string_view form, const Verb& verb, bool VerbReading::*role) {
        VerbReading& reading = *readings_.add(form);
        if (reading.verb == nullptr) reading.verb = &verb;
        if (reading.verb == &verb) reading.*role = true;
    }

    std::vector<Verb> verbs_, unchanging_;
    ShortWordMap<VerbReading> readings_;
};

const VerbTable& verb_table() {
    static const VerbTable kTable;
    return kTable;
}

const Verb* verb_if(std::string_view word, bool VerbReading::*role) {
    const VerbReading reading = read_verb(word);
    return reading.*role ? reading.verb : nullptr;
}

}  // namespace

std::span<const Verb> common_verbs() {
    return verb_table().verbs();
}

VerbReading read_verb(std::string_view word) {
    return verb_table().find(word);
}

const Verb* verb_by_base(std::string_view word) {
    return verb_if(word, &VerbReading::base);
}

const Verb* verb_by_third(std::string_view word) {
    return verb_if(word, &VerbReading::third);
}

const Verb* verb_by_past(std::string_view word) {
    return verb_if(word, &VerbReading::past);
}

bool may_be_participle(std::string_view word) {
    static const WordSet kIrregular(
        "been become begun broken brought built bought caught chosen come done drawn driven drunk eaten "
        "fallen felt flown forgotten found given gone got gotten grown had heard held hidden kept known "
        "left lent lost made meant met paid proven put read ridden run said seen sent set shown shut sold "
        "sat slept spent spoken stood stolen stuck taken taught thought thrown told understood won worn "
        "written cut hit cost let quit");
    if (kIrregular.contains(word)) return true;
    return word.size() > 4 && (word.ends_with("ed") || word.ends_with("ED"));
}

}  // namespace assay
