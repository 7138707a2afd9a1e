import type { Implementer } from '@orpc/server';

import type { FacilitatorContract } from '../../shared/contract/facilitator.ts';
import { err, ok } from '../../shared/domain/result.ts';
import type { BuildPack } from '../../shared/schema/sqlite/types.ts';
import type { FileSaver } from '../core/build-pack/file-saver.ts';
import { assemblePack, generatePack } from '../core/build-pack/generate-pack.ts';
import { packFileName } from '../core/build-pack/pack-names.ts';
import { notFound } from '../core/errors.ts';
import type { Context } from './context.ts';
import { missing, orThrow } from './errors.ts';
import { mayChange } from './may-change.ts';
import type { ServiceHost } from './services.ts';

/** Procedures about generated build packs. */
export function buildPacksRouter(
  os: Implementer<FacilitatorContract, Context, Context>['buildPacks'],
  services: ServiceHost,
  files: FileSaver,
) {
  const find = (id: string): BuildPack => {
    const pack = services.get().store.buildPack(id);
    if (pack === undefined) throw missing('build_pack', id);
    return pack;
  };
  return {
    generate: os.generate.handler(({ input }) => {
      const { store, sessions, sync } = services.get();
      mayChange({ sync }, input.workshopId);
      const generated = orThrow(generatePack(store, store.personId, input));
      sessions.edited(input.workshopId);
      return generated;
    }),
    preview: os.preview.handler(({ input }) => ({ content: orThrow(assemblePack(services.get().store, input)) })),
    get: os.get.handler(({ input }) => {
      const { id, title, formatType, content } = find(input.buildPackId);
      return { id, title, formatType, content, fileName: packFileName(title, formatType) };
    }),
    save: os.save.handler(async ({ input }) => {
      const { title, formatType, content } = find(input.buildPackId);
      if (content === null) throw missing('build_pack', input.buildPackId);
      const fileName = packFileName(title, formatType);
      const saved = await files.save(fileName, content);
      return saved.outcome === 'download' ? { outcome: 'download' as const, fileName, content } : saved;
    }),
    delete: os.delete.handler(({ input }) => {
      const { store, sync } = services.get();
      mayChange({ sync }, find(input.buildPackId).workshopId);
      orThrow(
        store.mutate(store.personId, (unit) => {
          if (unit.buildPack(input.buildPackId) === undefined) return err(notFound('build_pack', input.buildPackId));
          unit.remove('build_packs', input.buildPackId);
          return ok(null);
        }),
      );
      return {};
    }),
  };
}
