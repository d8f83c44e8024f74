# What scripts/check-service runs inside of the container: installs Paidan and looks at it through systemd's eyes.
# Prints a line for each thing that holds; the first that does not ends it with the journal.
set -euo pipefail
cd /usr/src/paidan
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 SYSTEMD_PAGER=

url=http://127.0.0.1:8900
database=/var/lib/paidan/paidan.db

fail() {
    printf 'FAILED: %s\n' "$*"
    systemctl status paidan --no-pager --lines=0 || true
    journalctl -u paidan -o short-monotonic --no-pager | tail -n 40 | cut -c 1-300
    exit 1
}
trap 'fail "line $LINENO: $BASH_COMMAND"' ERR

holds() { printf 'ok: %s (%d s)\n' "$*" $((SECONDS - ${since:-0})); since=$SECONDS; }
show() { systemctl show paidan --property="$1" --value; }
expect() { [ "$2" = "$3" ] || fail "$1: expected \"$3\" (got \"$2\")"; }

# Waits for a moment that systemd brings about; nothing here takes longer than 60 s.
await() {
    local words=$1 turns=0
    shift
    until "$@" > /dev/null 2>&1; do
        turns=$((turns + 1))
        [ $turns -lt 600 ] || fail "waited in vain: $words"
        sleep 0.1
    done
}

# Everything that the daemon or systemd said since the last call of `from_here`.
from_here() { cursor=$(journalctl --show-cursor -n 0 --no-pager | sed -n 's/^-- cursor: //p'); }
said() { journalctl -u paidan --after-cursor="$cursor" --no-pager -o cat | grep -qE -- "$1"; }

post() {
    curl -s -o /dev/null -w '%{http_code}' -m 20 -X POST $url/hooks/generic \
        -H "Authorization: Bearer $(cat /etc/paidan/credentials/generic-token)" -H 'Content-Type: application/json' \
        -d "{\"id\":\"$1\",\"group\":\"g-1\",\"sender\":{\"id\":\"u-1\",\"name\":\"胡女士\",\"card\":\"3-2-501 胡\"},\"text\":\"厨房水龙头一直滴水,谁能来修一下\"}"
}
is_active() { [ "$(show ActiveState)/$(show SubState)" = active/running ]; }
is_stopping() { [ "$(show ActiveState)" = deactivating ]; }
is_over() { [ "$(show ActiveState)" = inactive ]; }
is_failed() { [ "$(show ActiveState)" = failed ]; }
has_restarted() { is_active && [ "$(show NRestarts)" -gt "$1" ]; }
in_its_place() { nsenter --target "$(show MainPID)" --mount -- "$@"; }

# ---- the installation, as its page says

# The first block of commands; the next ones start what is not configured yet.
sed -n '/^```sh$/,/^```$/p' docs/install.md | sed -n '2,/^```$/p' | sed '/^```/,$d' > /tmp/install.sh
[ -s /tmp/install.sh ] || fail "docs/install.md has no commands"
bash -euxo pipefail /tmp/install.sh > /tmp/install.log 2>&1 || { cat /tmp/install.log; fail "the commands of docs/install.md"; }
holds "docs/install.md: the commands run as they stand"

# Its numbered steps: secrets as credentials, paths of the service, groups at observe.
mkdir -p /etc/systemd/system/paidan.service.d
echo '[Service]' > /etc/systemd/system/paidan.service.d/credentials.conf
sed -n 's/^PAIDAN_\([A-Z_]*\)=\(.*\)$/\1 \2/p' /etc/paidan/demo.env | while read -r name value; do
    credential=$(tr 'A-Z_' 'a-z-' <<< "$name")
    printf '%s' "$value" > "/etc/paidan/credentials/$credential"
    chmod 0600 "/etc/paidan/credentials/$credential"
    sed -i "s/{env: PAIDAN_$name}/{credential: $credential}/" /etc/paidan/paidan.yaml
    echo "LoadCredential=$credential:/etc/paidan/credentials/$credential" >> /etc/systemd/system/paidan.service.d/credentials.conf
done
sed -i -e '/^demo_secrets:/d' -e "s|^  database: .*|  database: $database|" \
    -e 's|^  control_socket: .*|  control_socket: /run/paidan/control.sock|' \
    -e 's|path: ../var/mail/taoyuan|path: /var/mail/desk|' /etc/paidan/paidan.yaml
rm /etc/paidan/demo.env
# A Maildir of the mail server's, shared by a group.
useradd --no-create-home postman && groupadd desk-mail && usermod --append --groups desk-mail postman
mkdir -p /var/mail/desk/{tmp,new,cur} && chown -R postman:desk-mail /var/mail/desk && chmod -R 2770 /var/mail/desk
printf '[Service]\nReadWritePaths=/var/mail/desk\nSupplementaryGroups=desk-mail\n' \
    > /etc/systemd/system/paidan.service.d/mail.conf
paidan check --config /etc/paidan > /tmp/check.log 2>&1 || { cat /tmp/check.log; fail "paidan check"; }
holds "paidan check proves what was installed: $(grep -c '' /tmp/check.log) lines, $(grep -c CREDENTIALS /tmp/check.log) credentials that only the unit can read"

# ---- readiness

systemctl daemon-reload
from_here
systemctl enable --now paidan 2> /dev/null
# Not asked twice: READY must mean that it answers.
expect "/readyz at once after the start" "$(curl -s -o /dev/null -w '%{http_code}' -m 5 $url/readyz)" 200
is_active || fail "not active"
holds "READY is said only when it listens and the store has answered"
[[ "$(show StatusText)" == *"port 8900, 2 communities"* ]] || fail "status (got \"$(show StatusText)\")"
holds "systemctl status tells: $(show StatusText)"
expect "a webhook signed with a credential" "$(post m-1)" 202
expect "the same again" "$(post m-1)" 200
holds "secrets are read from LoadCredential: a webhook is taken, its repeat is known"

as() { setpriv --reuid "$1" --regid "$1" --init-groups "${@:2}"; }
printf 'From: wang@example.org\nTo: taoyuan@example.org\nMessage-ID: <1@example.org>\nSubject: help\n\n3-2-501 厨房水龙头滴水\n' \
    | as postman tee /var/mail/desk/tmp/1.check > /dev/null
as postman mv /var/mail/desk/tmp/1.check /var/mail/desk/new/
await "the mail" test -e '/var/mail/desk/cur/1.check:2,S'
holds "a mail is taken from a Maildir that a group shares"

# ---- the sandbox and who may do what

pid=$(show MainPID)
expect "user" "$(stat -c %U "/proc/$pid")" paidan
expect "capabilities" "$(awk '/^CapEff/ { print $2 }' "/proc/$pid/status")" 0000000000000000
expect "new privileges" "$(awk '/^NoNewPrivs/ { print $2 }' "/proc/$pid/status")" 1
expect "system call filter" "$(awk '/^Seccomp:/ { print $2 }' "/proc/$pid/status")" 2
expect "umask" "$(awk '/^Umask/ { print $2 }' "/proc/$pid/status")" 0077
expect "state directory" "$(stat -c '%a %U' /var/lib/paidan)" "700 paidan"
expect "database" "$(stat -c '%a %U' $database)" "600 paidan"
expect "runtime directory" "$(stat -c '%a %U %G' /run/paidan)" "750 paidan paidan"
for place in /etc/paidan/x /usr/x /var/x /home/x /x; do
    ! in_its_place touch "$place" 2> /dev/null || fail "the daemon's place $place can be written"
done
in_its_place touch /var/lib/paidan/x && rm /var/lib/paidan/x
# Where systemd itself may not raise the limit, the runtime cannot use what the filter allows.
refused=1
[ "$(awk '/^Max nice priority/ { print $4 }' "/proc/$pid/limits")" -ge 24 ] || refused='1$'
! journalctl -u paidan --no-pager -o cat | grep -E "failed to set thread priority.*errno=$refused" -i \
    || fail "the runtime complains of the sandbox"
holds "it runs as paidan without capabilities, filtered, UMask 0077; /etc, /usr, /var and /home are read-only for it, its state is not"

expect "control socket" "$(stat -c '%a %U %G' /run/paidan/control.sock)" "660 paidan paidan"
useradd --no-create-home clerk && useradd --no-create-home stranger && usermod --append --groups paidan clerk
as clerk paidan wishes close taoyuan/1024 --words 来人修好了 > /tmp/clerk.log 2>&1 || { cat /tmp/clerk.log; fail "a member of the group cannot command"; }
status=0
as stranger curl -s --unix-socket /run/paidan/control.sock http://paidan/control/status > /dev/null 2>&1 || status=$?
expect "a stranger at the control socket (curl: could not connect)" $status 7
! as clerk cat $database > /dev/null 2>&1 || fail "the group can read the database"
holds "who is in the group paidan commands it through the socket (0660), and nobody else; the database is the daemon's alone"

# ---- reload

from_here
sed -i 's/^    name: 桃源业主一群/&/; s/^  log: info/  log: trace/' /etc/paidan/paidan.yaml
systemctl reload paidan
await "the new configuration" said 'configuration reloaded'
is_active || fail "reload: not active"
holds "systemctl reload takes a proved configuration over"

from_here
cp /etc/paidan/paidan.yaml /tmp/good.yaml
sed -i 's/^    platform: generic/    platform: genric/' /etc/paidan/paidan.yaml
systemctl reload paidan
await "the refusal" said 'reload refused'
said 'paidan.yaml:[0-9]+' || fail "the fault is not named"
is_active || fail "reload: not active"
expect "a webhook after a refused reload" "$(post m-2)" 202
expect "the process" "$(show MainPID)" "$pid"
holds "a reload with a fault names it in the journal and keeps the old configuration"

# ---- a configuration at fault at the start

status=0
systemctl restart paidan 2> /dev/null || status=$?
[ $status -ne 0 ] || fail "restart with a fault succeeded"
await "failure" is_failed
expect "exit status" "$(show ExecMainStatus)" 78
restarts=$(show NRestarts)
sleep 3
is_failed || fail "it was restarted on 78"
expect "restarts" "$(show NRestarts)" "$restarts"
holds "exit 78 is not restarted"
cp /tmp/good.yaml /etc/paidan/paidan.yaml
systemctl start paidan
is_active || fail "start"

# ---- draining

from_here
exec 9<> /dev/tcp/127.0.0.1/8900
body='{"id":"m-3","group":"g-1","sender":{"id":"u-2","name":"王","card":"5-1-101 王"},"text":"电梯坏了,有人来看看吗"}'
printf 'POST /hooks/generic HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nAuthorization: Bearer %s\r\nContent-Length: %s\r\n\r\n%s' \
    "$(cat /etc/paidan/credentials/generic-token)" "$(printf %s "$body" | wc -c)" "${body:0:20}" >&9
sleep 0.3
systemctl stop --no-block paidan
await "STOPPING" is_stopping
sleep 0.3
printf %s "${body:20}" >&9
read -r -t 10 answer <&9 || answer=nothing
exec 9>&-
await "the end" is_over
expect "a request that was under way at the stop" "${answer:0:12}" "HTTP/1.1 202"
expect "result" "$(show Result) $(show ExecMainStatus)" "success 0"
expect "how the database was left" "$(sqlite3 -readonly $database 'SELECT state FROM owner' 2> /dev/null || echo clean)" clean
systemctl start paidan
expect "the same again after the restart" "$(sed 's/m-1/m-3/' <<< "$(post m-3)")" 200
holds "stop drains: a request under way is answered and kept, the database is closed, exit 0"

# ---- kill -9

restarts=$(show NRestarts)
expect "a webhook before the kill" "$(post m-4)" 202
kill -9 "$(show MainPID)"
await "a restart" has_restarted "$restarts"
expect "what was acknowledged before the kill" "$(post m-4)" 200
holds "after kill -9 it is restarted, and knows what it acknowledged"

# ---- the watchdog

printf '[Service]\nWatchdogSec=4\n' > /etc/systemd/system/paidan.service.d/watchdog.conf
systemctl daemon-reload && systemctl restart paidan
restarts=$(show NRestarts)
sleep 10
expect "restarts of a well daemon under a watchdog of 4 s" "$(show NRestarts)" "$restarts"
[[ "$(show StatusText)" == *"wishes open"* ]] || fail "status (got \"$(show StatusText)\")"
holds "the watchdog is patted; systemctl status tells: $(show StatusText)"
from_here
kill -STOP "$(show MainPID)"
await "a restart" has_restarted "$restarts"
said 'Watchdog timeout' || fail "not the watchdog"
expect "/readyz after the watchdog" "$(curl -s -o /dev/null -w '%{http_code}' -m 5 $url/readyz)" 200
holds "a daemon that hangs is ended by the watchdog and restarted"
if command -v sqlite3 > /dev/null; then
    restarts=$(show NRestarts)
    from_here
    # While another process holds the file no write gets through: the store does not answer in time.
    mkfifo /tmp/hold
    sqlite3 $database < /tmp/hold > /dev/null &
    exec 8> /tmp/hold
    echo 'BEGIN EXCLUSIVE;' >&8
    await "the watchdog" said 'Watchdog timeout'
    sleep 3
    ! is_active || fail "READY was said although the store does not answer"
    echo 'ROLLBACK;' >&8
    exec 8>&-
    wait
    await "a restart" has_restarted "$restarts"
    expect "/readyz" "$(curl -s -o /dev/null -w '%{http_code}' -m 5 $url/readyz)" 200
    holds "the watchdog is not patted while the store does not answer, and a start is not READY before it does"
fi

# ---- what remains

systemctl stop paidan
runuser -u paidan -- paidan verify > /tmp/verify.log 2>&1 || { cat /tmp/verify.log; fail "paidan verify"; }
holds "paidan verify after all of it: $(tail -n 1 /tmp/verify.log)"
journalctl -u paidan --no-pager -o cat > /tmp/journal
# Secrets, telephones, words and names that this installation was given.
! grep -anoE 'demo-[a-z-]+|whsec_|1[0-9]{10}|水龙头|胡女士|王建国' /tmp/journal | head -n 5 | grep . \
    || fail "the journal tells a secret, or something of a person"
holds "at the level trace the journal's $(grep -c '' /tmp/journal) lines hold no secret, no name, no telephone and nobody's words"
echo "all is as promised"
