// Loaded before the program: kills it with SIGKILL at its KILL_AT-th change of the disk, and writes only
// half of the bytes where that change is a write.

import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const killAt = Number(process.env.KILL_AT ?? Number.POSITIVE_INFINITY);
  let changes = 0;
  const comes = () => ++changes === killAt;
  const die = () => process.kill(process.pid, 'SIGKILL');
  for (const name of ['renameSync', 'rmSync', 'mkdirSync']) {
    const change = fs[name];
    fs[name] = (...values) => {
      if (comes()) die();
      return change(...values);
    };
  }
  const { openSync, writeSync } = fs;
  fs.openSync = (path, flags, ...rest) => {
    if (flags !== 'r' && comes()) die();
    return openSync(path, flags, ...rest);
  };
  fs.writeSync = (file, content, ...rest) => {
    if (comes()) {
      writeSync(file, content.slice(0, content.length >> 1));
      die();
    }
    return writeSync(file, content, ...rest);
  };
  syncBuiltinESMExports();
}
