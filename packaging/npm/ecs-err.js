#!/usr/bin/env node
// Runs the program, which is in an optional package for each platform.
"use strict";

const { spawn } = require("node:child_process");
const { optionalDependencies } = require("../package.json");

const platform = `${process.platform}-${process.arch}`;

/** The path of the program of this platform. */
function programPath() {
  const name = `@ecs-err/${platform}`;
  if (!Object.hasOwn(optionalDependencies, name)) {
    const platforms = Object.keys(optionalDependencies).map((known) => known.slice("@ecs-err/".length));
    fail(
      `there is no program for ${platform}, only for ${platforms.join(", ")}`,
      'build it with Rust: "cargo install ecs-err --features full"',
    );
  }
  const file = process.platform === "win32" ? "ecs-err.exe" : "ecs-err";
  try {
    return require.resolve(`${name}/${file}`);
  } catch {
    return fail(
      `the optional package ${name} is not installed`,
      "install without --omit=optional, and with a lock file that was not made on another platform only, " +
        `or install the package itself: "npm install ${name}@${optionalDependencies[name]}"`,
    );
  }
}

/** Prints an error and what to do, and exits as the program does when it can't begin. */
function fail(error, help) {
  process.stderr.write(`error: ${error}\nhelp: ${help}\n`);
  process.exit(2);
}

const child = spawn(programPath(), process.argv.slice(2), { stdio: "inherit" });

const signals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"];
for (const signal of signals) {
  // Windows sends an interrupt to both programs, and `kill` would not let the other one end by itself.
  process.on(signal, () => process.platform === "win32" || child.kill(signal));
}

child.on("error", (error) => fail(`can't run ${child.spawnfile}: ${error.message}`, "install the package again"));
child.on("exit", (code, signal) => {
  if (signal === null) {
    process.exitCode = code;
    return;
  }
  // The caller sees the same signal.
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
