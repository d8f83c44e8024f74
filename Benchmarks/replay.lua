-- wrk plays the file of ready requests named after `--`: each connection takes the next one, and none is sent twice
-- unless the file runs out, which is told as `wraps`.
local requests, turn = {}, 0
-- Global, since `done` asks each thread for it.
wraps = 0
local threads = {}

function setup(thread)
    thread:set("place", #threads)
    table.insert(threads, thread)
end

function init(arguments)
    local file = assert(io.open(arguments[1], "rb"))
    local count = tonumber(arguments[2])
    local line = file:read("*l")
    local number = 0
    while line do
        local raw = file:read(tonumber(line:match("^%d+")))
        if number % count == place then requests[#requests + 1] = raw end
        number = number + 1
        line = file:read("*l")
    end
    file:close()
    -- Nothing that is kept here is ever garbage, and looking through it would stop the load.
    collectgarbage("stop")
end

function request()
    turn = turn + 1
    if turn > #requests then
        turn = 1
        wraps = wraps + 1
    end
    return requests[turn]
end

function done(summary, latency)
    local again = 0
    for _, thread in ipairs(threads) do again = again + thread:get("wraps") end
    local errors = summary.errors
    io.write(string.format(
        'RESULT {"requests": %d, "seconds": %.6f, "p50_ms": %.3f, "p99_ms": %.3f, "max_ms": %.3f, '
            .. '"refused": %d, "broken": %d, "wraps": %d}\n',
        summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
        latency.max / 1e3, errors.status, errors.connect + errors.read + errors.write + errors.timeout, again))
end
