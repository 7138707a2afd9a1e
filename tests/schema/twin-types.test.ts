import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const ASSERTIONS = join(import.meta.dirname, 'twin-types.ts');

/** Compiles the type assertions, with some files' text exchanged, and answers with what the compiler says about them. */
function complaints(exchange: Readonly<Record<string, (text: string) => string>> = {}): readonly string[] {
  const parsed = ts.getParsedCommandLineOfConfigFile(join(ROOT, 'tsconfig/tests.json'), { incremental: false }, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined });
  const options: ts.CompilerOptions = { ...parsed?.options, incremental: false, types: ['node'] };
  delete options.tsBuildInfoFile;
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  host.readFile = (path) => {
    const text = readFile(path);
    const change = Object.entries(exchange).find(([end]) => path.endsWith(end))?.[1];
    return change === undefined || text === undefined ? text : change(text);
  };
  const program = ts.createProgram([ASSERTIONS], options, host);
  const source = program.getSourceFile(ASSERTIONS);
  return ts.getPreEmitDiagnostics(program, source).map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
}

describe('the row types of both dialects', () => {
  test('are identical, read and written', { timeout: 240_000 }, () => {
    expect(readFileSync(ASSERTIONS, 'utf8').match(/^expectTypeOf/gm)?.length).toBe(14);
    expect(complaints()).toEqual([]);
  });

  test('would not be, if one dialect changed a column', { timeout: 240_000 }, () => {
    const nullable = { 'schema/postgres/sessions.ts': (text: string) => text.replace("moment('ended_at')", "moment('ended_at').notNull()") };
    expect(complaints(nullable).length).toBeGreaterThan(0);
    const status = { 'schema/postgres/steps.ts': (text: string) => text.replace('$type<StepStatus>()', '$type<string>()') };
    expect(complaints(status).length).toBeGreaterThan(0);
  });
});
