// Makes the npm packages: one with a built program for a platform, or the one that runs it.
//
//   node packaging/npm/pack.mjs --out DIR --platform linux-x64 --program PATH
//   node packaging/npm/pack.mjs --out DIR
//
// Prints the paths of the tarballs. The version is that of Cargo.toml.

import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const PLATFORMS = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64"];
const LICENSES = ["LICENSE-APACHE", "LICENSE-MIT"];

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");

function usage(error) {
  console.error(`error: ${error}\nusage: pack.mjs --out DIR [--platform ${PLATFORMS.join("|")} --program PATH]`);
  process.exit(2);
}

function cargoVersion() {
  const version = /^\[workspace\.package\]\nversion = "([^"]+)"$/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"));
  if (!version) throw new Error("Cargo.toml has no version at the beginning of [workspace.package]");
  return version[1];
}

/** What the manifests of all packages have. */
function manifest(name, description) {
  return { name, version: cargoVersion(), description, license: "MIT OR Apache-2.0" };
}

/** The files of the package for a platform: their names, and where they come from. */
function platformPackage(platform, program) {
  const [os, cpu] = platform.split("-");
  const file = os === "win32" ? "ecs-err.exe" : "ecs-err";
  return {
    manifest: {
      ...manifest(`@ecs-err/${platform}`, `The program ecs-err for ${platform}; install the package ecs-err`),
      os: [os],
      cpu: [cpu],
      // It is run from where it is, not unpacked from an archive.
      preferUnplugged: true,
      files: [file],
    },
    files: { [file]: program },
  };
}

/** The files of the package that users install. */
function mainPackage() {
  const version = cargoVersion();
  return {
    manifest: {
      ...manifest("ecs-err", "Error codes of a cloud API, explained: look-up, search and checks"),
      keywords: ["error-code", "api", "cloud", "catalog", "i18n"],
      bin: { "ecs-err": "bin/ecs-err.js" },
      engines: { node: ">=18" },
      files: ["bin"],
      optionalDependencies: Object.fromEntries(PLATFORMS.map((platform) => [`@ecs-err/${platform}`, version])),
    },
    files: { "bin/ecs-err.js": join(here, "ecs-err.js"), "README.md": join(here, "README.md") },
  };
}

function pack({ manifest, files }, out) {
  const directory = mkdtempSync(join(tmpdir(), "ecs-err-npm-"));
  try {
    writeFileSync(join(directory, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
    for (const license of LICENSES) copyFileSync(join(root, license), join(directory, license));
    for (const [name, source] of Object.entries(files)) {
      const target = join(directory, name);
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(source, target);
      chmodSync(target, name.endsWith(".md") ? 0o644 : 0o755);
    }
    const shell = process.platform === "win32";
    const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", out], { cwd: directory, shell });
    return join(out, JSON.parse(packed)[0].filename);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const { values } = (() => {
  try {
    const text = { type: "string" };
    return parseArgs({ options: { out: text, platform: text, program: text } });
  } catch (error) {
    return usage(error.message);
  }
})();
if (!values.out) usage("--out is missing");
if (Boolean(values.platform) !== Boolean(values.program)) usage("--platform and --program belong together");
if (values.platform && !PLATFORMS.includes(values.platform)) usage(`unknown platform: ${values.platform}`);

const out = resolve(values.out);
mkdirSync(out, { recursive: true });
const made = values.platform ? platformPackage(values.platform, resolve(values.program)) : mainPackage();
console.log(pack(made, out));
