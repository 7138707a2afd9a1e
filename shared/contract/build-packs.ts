import { z } from 'zod';

import { base, idSchema } from './base.ts';

/** Formats this app assembles today. */
export const GENERATED_FORMATS = ['markdown', 'json'] as const;

export const buildPacks = {
  /**
   * Assembles a build pack from the current outputs by the selection of the pack step: the row first, its content after.
   * The same outputs, selection and language give the same bytes.
   */
  generate: base
    .input(z.object({ workshopId: idSchema, format: z.enum(GENERATED_FORMATS), language: z.enum(['en', 'de']) }))
    .output(z.object({ buildPackId: z.string() })),
  get: base
    .input(z.object({ buildPackId: idSchema }))
    .output(z.object({ id: z.string(), title: z.string(), formatType: z.string(), content: z.string().nullable(), fileName: z.string() })),
  /**
   * Saves a pack's content to a file. The desktop app asks where; in a browser the answer is `download` and the page saves the
   * content itself.
   */
  save: base.input(z.object({ buildPackId: idSchema })).output(
    z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('saved'), path: z.string() }),
      z.object({ outcome: z.literal('cancelled') }),
      z.object({ outcome: z.literal('download'), fileName: z.string(), content: z.string() }),
    ]),
  ),
  /** What a generated pack would say now, without keeping it: the live preview. */
  preview: base
    .input(z.object({ workshopId: idSchema, format: z.enum(GENERATED_FORMATS), language: z.enum(['en', 'de']) }))
    .output(z.object({ content: z.string() })),
  /** Removes one pack from the history. */
  delete: base.input(z.object({ buildPackId: idSchema })).output(z.object({})),
};
