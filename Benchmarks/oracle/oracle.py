#!/usr/bin/env python3
"""Finds the best day that could have been, for one who knows beforehand who would say yes.

usage: oracle.py WORLD.json [--seconds N] [--gap G]

WORLD.json is what `paidan simulate SCENARIO --seed N --export WORLD.json` wrote: the incidents, and for each the members
who would come, how near they live, from when on and for how long. Jobs are intervals: a member holds no more at once than
the roster says. First as many incidents as possible are accepted in full in due time, then as many posts as possible go
to somebody of the same building or grid. One line of JSON is printed.
"""

import argparse
import json

from ortools.sat.python import cp_model

MINUTE = 60_000


def build(world, model):
    """A variable for each incident (all posts held in time) and for each willing member of it."""
    origin = min(job["at"] for job in world["incidents"])
    minute = lambda at: (at - origin) // MINUTE
    full, local, by_member = [], [], {}
    for job in world["incidents"]:
        served = model.new_bool_var(f"full {job['number']}")
        due = minute(job["dueBy"])
        chosen = []
        for edge in job["willing"]:
            taken = model.new_bool_var(f"{job['number']} {edge['member']}")
            length = max(1, edge["duration"] // MINUTE)
            first = minute(edge["start"])
            if first > due:
                continue
            start = model.new_int_var(first, due, "")
            interval = model.new_optional_fixed_size_interval_var(start, length, taken, "")
            by_member.setdefault(edge["member"], []).append(interval)
            chosen.append(taken)
            if edge["ring"] <= 1:
                local.append(taken)
        if job["posts"] == 0:
            continue
        model.add(sum(chosen) == job["posts"] * served)
        full.append(served)
    for member, intervals in by_member.items():
        limit = world["members"][member]["maxOpen"]
        if limit == 1:
            model.add_no_overlap(intervals)
        else:
            model.add_cumulative(intervals, [1] * len(intervals), limit)
    return full, local


def solve(model, objective, arguments):
    model.maximize(sum(objective))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = arguments.seconds
    solver.parameters.relative_gap_limit = arguments.gap
    solver.parameters.num_workers = 2
    solver.parameters.random_seed = 1
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise SystemExit(f"no day found: {solver.status_name(status)}")
    return solver


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("world")
    parser.add_argument("--seconds", type=float, default=60, help="for each of the two questions; default 60")
    parser.add_argument("--gap", type=float, default=0.001, help="how near to the proven bound is near enough")
    arguments = parser.parse_args()
    with open(arguments.world) as file:
        world = json.load(file)
    model = cp_model.CpModel()
    full, local = build(world, model)
    first = solve(model, full, arguments)
    served = sum(first.value(one) for one in full)
    model.add(sum(full) >= served)
    second = solve(model, local, arguments)
    posts = sum(job["posts"] * second.value(one) for job, one in zip(
        [job for job in world["incidents"] if job["posts"]], full))
    print(json.dumps({
        "scenario": world["scenario"], "seed": world["seed"], "incidents": len(full),
        "on_time": round(served / len(full), 4), "on_time_bound": round(first.best_objective_bound / len(full), 4),
        "local": round(sum(second.value(one) for one in local) / max(posts, 1), 4),
        "local_bound": round(second.best_objective_bound / max(posts, 1), 4),
    }))


if __name__ == "__main__":
    main()
