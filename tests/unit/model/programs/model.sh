# A model for tests: sh model.sh BEHAVIOUR [ARGUMENT]. It answers "positive" unless it misbehaves as told.

# The number of the question $line, in $id.
find_id() {
    id=${line#*\"id\":}
    id=${id%%,*}
}

# One answer; $1 is what follows the id.
answer() {
    find_id
    printf '{"id":%s,%s}\n' "$id" "$1"
}

positive='"label":"positive"'

answer_all() {
    while IFS= read -r line; do answer "$positive"; done
}

# Answers $1 questions.
answer_some() {
    count=$1
    while [ "$count" -gt 0 ] && IFS= read -r line; do
        answer "$positive"
        count=$((count - 1))
    done
}

# Answers the probe, then what $1 says to the second question and to all others.
then_answer() {
    answer_some 1
    while IFS= read -r line; do answer "$1"; done
}

# Answers the probe, then prints the line $1.
then_print() {
    answer_some 1
    IFS= read -r line
    printf '%s\n' "$1"
    answer_all
}

case $1 in
all) answer_all ;;
announce)
    printf '%s\n' "$2"
    answer_all
    ;;
answer) while IFS= read -r line; do answer "$2"; done ;;
then-answer) then_answer "$2" ;;
then-print) then_print "$2" ;;
by-length) # the label and the numbers depend on the text
    while IFS= read -r line; do
        case $line in
        *bad*) answer '"label":"negative","probabilities":{"negative":0.75,"positive":0.25}' ;;
        *) answer '"probabilities":[0.25,0.75]' ;;
        esac
    done
    ;;
echo-lines) # keeps what it was sent in the file $2
    while IFS= read -r line; do
        printf '%s\n' "$line" >>"$2"
        answer "$positive"
    done
    ;;
talkative) # 20 kB in each answer
    note=$(head -c 20000 /dev/zero | tr '\0' 'x')
    while IFS= read -r line; do answer "$positive,\"note\":\"$note\""; done
    ;;
slow) # after the probe, $2 seconds for each answer
    answer_some 1
    while IFS= read -r line; do
        sleep "$2"
        answer "$positive"
    done
    ;;
reverse) # after the probe, waits for $2 questions before it answers the last first
    answer_some 1
    while :; do
        lines=
        count=$2
        while [ "$count" -gt 0 ]; do
            IFS= read -r line || exit 0
            find_id
            lines="{\"id\":$id,$positive}
$lines"
            count=$((count - 1))
        done
        printf '%s' "$lines"
    done
    ;;
dies)
    echo "no such model: m.bin" >&2
    exit 7
    ;;
dies-after) # $2 answers
    answer_some "$2"
    echo "out of luck" >&2
    exit 3
    ;;
exits-after)
    answer_some "$2"
    exit 0
    ;;
dies-once) # at the third question, if the file $2 is not there
    answer_some 2
    if [ ! -e "$2" ]; then
        : >"$2"
        IFS= read -r line
        find_id
        printf '{"id":%s,"lab' "$id" # half an answer
        exit 1
    fi
    answer_all
    ;;
announces-anew) # other labels after a restart, which the file $2 marks
    if [ -e "$2" ]; then
        echo '{"assay": 1, "labels": ["positive", "other"]}'
    else
        echo '{"assay": 1, "labels": ["negative", "positive"]}'
    fi
    : >"$2"
    answer_some 1
    exit 1
    ;;
killed) # by itself, after the probe
    answer_some 1
    IFS= read -r line
    kill -9 $$
    ;;
hangs)
    answer_some 1
    echo "thinking" >&2
    sleep 60
    ;;
never-reads) sleep 60 ;;
closes-output)
    answer_some 1
    exec >&-
    sleep 60
    ;;
closes-input)
    answer_some 1
    exec <&-
    sleep 60
    ;;
leaves-a-child) # which holds the pipes open
    sleep 60 &
    exit 4
    ;;
ignores-everything) # neither the end of its input nor SIGTERM moves it; its number goes to the file $2
    trap '' TERM
    echo $$ >"$2"
    answer_all
    while :; do sleep 1; done
    ;;
much-to-say) # 1 MB on standard error for every question
    while IFS= read -r line; do
        head -c 1000000 /dev/zero | tr '\0' 'x' >&2
        answer "$positive"
    done
    ;;
floods-errors)
    answer_some 1
    while :; do echo "an error" >&2; done
    ;;
long-line)
    answer_some 1
    head -c "$2" /dev/zero | tr '\0' 'x'
    echo
    answer_all
    ;;
environment) # says whether Python programs need not flush
    while IFS= read -r line; do
        [ "$PYTHONUNBUFFERED" = 1 ] && answer '"label":"positive"' || answer '"label":"negative"'
    done
    ;;
*)
    echo "unknown behaviour: $1" >&2
    exit 99
    ;;
esac
