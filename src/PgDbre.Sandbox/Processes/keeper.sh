# Holds one server as its child for as long as standard input stays open. Whoever closes it - the owner that stops the
# sandbox, or the kernel because the owner was killed - ends the server and removes what belonged to it.
# The child is never reaped before the end, so its process id cannot go to somebody else.
# usage: sh -c SCRIPT keeper SIGNAL LOG RUN_FOLDER SERVER_FOLDER COMMAND...   (a folder may be empty)
signal=$1 log=$2 run=$3 folder=$4
shift 4
exec 2>>"$log"
# Ctrl+C in the owner's terminal is the owner's to judge; a closed pipe must not end us before the server.
trap '' INT HUP QUIT PIPE

end() {
    trap '' TERM
    kill "-$signal" "$server"
    wait "$server"
    if [ -n "$folder" ]; then rm -rf "$folder"; fi
    if [ -n "$run" ]; then rm -rf "$run"; fi
    exit 0
}

"$@" </dev/null >>"$log" 2>&1 &
server=$!
trap end TERM
echo "$server"
while read -r _; do :; done
end
