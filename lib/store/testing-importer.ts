/**
 * For the crash tests: imports one file after another until it is killed, and says so after each commit.
 * Run with: data folder, workspace id, number of the first file, rows of each.
 */
import { openStore } from './open';
import { change, importFile } from './testing-records';

const [dataDir = '', workspace, first, rows] = process.argv.slice(2);
const store = await openStore({ dataDir });
for (let file = Number(first); ; file++) {
  console.log(`begin ${file}`);
  const changes = Array.from({ length: Number(rows) }, (_, i) => change({ accountId: `f${file}`, itemId: `i${i}` }));
  await importFile(store, Number(workspace), { changes });
  console.log(`done ${file}`);
}
