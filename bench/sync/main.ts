import { startPostgresRemotes } from '../../tests/support/remote-postgres.ts';
import { printFigure } from '../figure.ts';
import { bootstrap, plainCopy } from './bootstrap.ts';
import { fillRemote, PERSON } from './data.ts';

/** Sync from end to end, on disk at both ends: SQLite here, a real PostgreSQL there. */
export async function benchSync(): Promise<void> {
  const servers = await startPostgresRemotes();
  try {
    const remote = await servers.remote();
    await fillRemote(remote, 100, 10);
    for (let n = 0; n < 3; n++) {
    const reference = await plainCopy(remote, 10_000);
    const { seconds, laptop } = await bootstrap(await remote.as(PERSON), 100);
    printFigure({ name: 'sync.bootstrap_10k_notes_s', value: seconds, unit: 's', target: 0.45, reference: { what: 'COPY out of PostgreSQL and one bulk insert into SQLite', value: reference } });
    laptop.close();
    }
    await remote.close();
  } finally {
    await servers.stop();
  }
}
