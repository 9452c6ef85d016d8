# Runs one program that must not outlive the process that asked for it: when standard input closes, it and its children die.
# usage: sh -c SCRIPT tether COMMAND...
exec 3<&0
if command -v setsid >/dev/null 2>&1; then
    setsid "$@" </dev/null 3<&- &
    job=$! group=-$!
else
    "$@" </dev/null 3<&- &
    job=$! group=$!
fi
( while read -r _; do :; done <&3; kill -KILL "$group" ) >/dev/null 2>&1 &
watch=$!
exec 3<&-
wait "$job"
code=$?
kill "$watch" 2>/dev/null
exit "$code"
