import { picturesNamedIn } from '../../../shared/domain/attachments.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { StepOutput } from '../../../shared/domain/step-model.ts';
import { BUNDLE_FORMAT, BUNDLE_VERSION } from '../../../shared/domain/workshop-bundle.ts';
import type { AttachmentFiles } from '../attachments/attachment-files.ts';
import { indentedJson } from '../build-pack/indented-json.ts';
import { packFileName } from '../build-pack/pack-names.ts';
import { notFound, type UseCaseError } from '../errors.ts';
import type { StoreReads } from '../store/store.ts';

/** One workshop as a file: everything this laptop holds of it, sent or not. */
export interface WorkshopBundle {
  readonly format: typeof BUNDLE_FORMAT;
  readonly version: typeof BUNDLE_VERSION;
  /** ISO 8601, UTC. */
  readonly exportedAt: string;
  readonly workshop: { readonly id: string; readonly title: string; readonly originalIdea: string; readonly status: string; readonly createdAt: string };
  readonly steps: readonly { readonly stepId: string; readonly status: string; readonly output: StepOutput }[];
  readonly sessions: readonly { readonly startedAt: string; readonly endedAt: string | null }[];
  readonly buildPacks: readonly { readonly title: string; readonly formatType: string; readonly content: string | null; readonly createdAt: string }[];
  /** The files of the pictures that outputs refer to, in base64, by the SHA-256 of their bytes. */
  readonly pictures: Readonly<Record<string, string>>;
}

/** A file's text, and how many pictures it lacks because they are not on this laptop. */
export interface ExportedWorkshop {
  readonly content: string;
  readonly missingPictures: number;
}

/** The text of the file. Leaves out share token, members and ids of persons' accounts: a file goes from hand to hand. */
export async function exportWorkshop(reads: StoreReads, files: Pick<AttachmentFiles, 'readBase64'>, workshopId: string, now: number): Promise<Result<ExportedWorkshop, UseCaseError>> {
  const workshop = reads.workshop(workshopId);
  if (workshop === undefined) return err(notFound('workshop', workshopId));
  const { id, title, originalIdea, status, createdAt } = workshop;
  const words: Omit<WorkshopBundle, 'pictures'> = {
    format: BUNDLE_FORMAT,
    version: BUNDLE_VERSION,
    exportedAt: new Date(now).toISOString(),
    workshop: { id, title, originalIdea, status, createdAt: createdAt.toISOString() },
    steps: reads.steps(workshopId).map((step) => ({ stepId: step.stepId, status: step.status, output: reads.output(step.id) })),
    sessions: reads.sessions(workshopId).map(({ startedAt, endedAt }) => ({ startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null })),
    buildPacks: reads.buildPacks(workshopId).flatMap(({ id: packId }) => {
      const pack = reads.buildPack(packId);
      return pack === undefined ? [] : [{ title: pack.title, formatType: pack.formatType, content: pack.content, createdAt: pack.createdAt.toISOString() }];
    }),
  };
  const names = [...picturesNamedIn(JSON.stringify(words.steps))];
  const pictures: Record<string, string> = {};
  for (const name of names) {
    const data = await files.readBase64(name);
    if (data !== undefined) pictures[name] = data;
  }
  const bundle: WorkshopBundle = { ...words, pictures };
  return ok({ content: indentedJson(bundle), missingPictures: names.length - Object.keys(pictures).length });
}

/** A file name for the bundle: title and day. */
export function bundleFileName(title: string, now: number): string {
  return packFileName(`${title} ${new Date(now).toISOString().slice(0, 10)}`, 'json');
}
