// The toolchain needs the pinned Node (devDependency `node`); `npm ci --ignore-scripts` leaves it out silently.
const major = Number(process.versions.node.split('.')[0]);
if (major < 22) {
  process.stderr.write(
    `Rulewright's scripts need Node 22 or newer, this is ${process.version}. ` +
      'Run `npm ci` without --ignore-scripts (it installs the pinned Node), then start them with `npm run`.\n',
  );
  process.exit(1);
}
