import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { de } from '../../shared/catalogs/de.ts';
import { en } from '../../shared/catalogs/en.ts';
import { startDesktop, type DesktopProcess } from './desktop-process.ts';

let userData: string;
let desktop: DesktopProcess;

beforeAll(async () => {
  userData = mkdtempSync(join(tmpdir(), 'workshoppilot-desktop-'));
  desktop = startDesktop({ userData, locale: 'de-AT' });
  await vi.waitFor(async () => expect(await desktop.ask('menu')).toBeDefined(), 20_000);
});

afterAll(async () => {
  await desktop.ask('quit');
  await desktop.ended;
  rmSync(userData, { recursive: true, force: true });
});

interface Item {
  readonly name?: string;
  readonly role?: string;
  readonly type?: string;
  readonly accelerator?: string;
  readonly registerAccelerator?: boolean;
}

const menu = () => desktop.ask<[string, Item[]][]>('menu');

describe('the menu', () => {
  test('speaks the language of the system until a person chooses another', async () => {
    expect((await menu()).map(([label]) => label)).toContain(de.desktop.menu.edit);
    await desktop.ask('call', ['system', 'setPreferences'], { language: 'en', theme: 'dark' });
    await vi.waitFor(async () => expect((await menu()).map(([label]) => label)).toContain(en.desktop.menu.edit), 30_000);
    expect(await desktop.ask('theme')).toBe('dark');
  });

  test('names every item in words', async () => {
    for (const [label, items] of await menu()) {
      expect(label).not.toBe('');
      for (const item of items) expect(item.type === 'separator' || (item.name ?? '') !== '').toBe(true);
      expect(JSON.stringify(items)).not.toContain('{{');
    }
  });

  test('leaves the keys of undo and redo to the page, and types them when its items are clicked', async () => {
    const items = (await menu()).flatMap(([, found]) => found);
    expect(items.find(({ name }) => name === en.desktop.menu.undo)).toMatchObject({ accelerator: 'CmdOrCtrl+Z', registerAccelerator: false });
    expect(items.some(({ role }) => role === 'undo' || role === 'redo')).toBe(false);
    await desktop.ask('clickMenu', [en.desktop.menu.edit, en.desktop.menu.undo]);
    await desktop.ask('clickMenu', [en.desktop.menu.edit, en.desktop.menu.redo]);
    const typed = await desktop.ask<{ type: string; keyCode: string; modifiers: string[] }[]>('inputs');
    expect(typed.filter(({ type }) => type === 'keyDown').map(({ keyCode, modifiers }) => [keyCode, modifiers.includes('shift')])).toEqual([
      ['Z', false],
      ['Z', true],
    ]);
  });

  test('opens the data folder', async () => {
    await desktop.ask('clickMenu', [en.desktop.menu.file, en.desktop.menu.openDataFolder]);
    expect(await desktop.ask('calls', 'openPath')).toEqual([['openPath', join(userData, 'data')]]);
  });
});

describe('saving a build pack', () => {
  async function pack(): Promise<{ readonly buildPackId: string; readonly content: string }> {
    const { workshopId } = await desktop.ask<{ workshopId: string }>('call', ['workshops', 'create'], { title: 'Bakery / queue: "fast"', originalIdea: '' });
    const { buildPackId } = await desktop.ask<{ buildPackId: string }>('call', ['buildPacks', 'generate'], { workshopId, format: 'markdown', language: 'en' });
    const { content } = await desktop.ask<{ content: string }>('call', ['buildPacks', 'get'], { buildPackId });
    return { buildPackId, content };
  }

  test('asks where, suggests a name in the documents folder and writes the same bytes', async () => {
    const { buildPackId, content } = await pack();
    const folder = join(userData, 'chosen');
    mkdirSync(folder);
    const filePath = join(folder, 'pack.md');
    writeFileSync(filePath, 'what was there before');
    await desktop.ask('answer', { canceled: false, filePath });
    expect(await desktop.ask('call', ['buildPacks', 'save'], { buildPackId })).toEqual({ outcome: 'saved', path: filePath });
    expect(readFileSync(filePath, 'utf8')).toBe(content);
    expect(readdirSync(folder)).toEqual(['pack.md']);
    const [, asked] = (await desktop.ask<[string, { defaultPath: string; filters: unknown }][]>('calls', 'showSaveDialog')).at(-1) ?? ['', undefined];
    expect(asked?.defaultPath.startsWith(join(userData, 'documents'))).toBe(true);
    expect(asked?.defaultPath).toMatch(/documents[/\\][^/\\:"]+\.md$/);
    expect(asked?.filters).toEqual([{ name: 'MD', extensions: ['md'] }]);
  });

  test('writes nothing when the person cancels', async () => {
    const { buildPackId } = await pack();
    await desktop.ask('answer', { canceled: true, filePath: '' });
    expect(await desktop.ask('call', ['buildPacks', 'save'], { buildPackId })).toEqual({ outcome: 'cancelled' });
  });

  test('says so when the file cannot be written, and leaves nothing behind', async () => {
    const { buildPackId } = await pack();
    const filePath = join(userData, 'missing folder', 'pack.md');
    await desktop.ask('answer', { canceled: false, filePath }, { response: 0 });
    expect(await desktop.ask('call', ['buildPacks', 'save'], { buildPackId })).toEqual({ outcome: 'cancelled' });
    expect(existsSync(filePath)).toBe(false);
    const [, told] = (await desktop.ask<[string, { message: string }][]>('calls', 'showMessageBox')).at(-1) ?? ['', undefined];
    expect(told?.message).toBe(en.desktop.saveDialog.failedTitle);
  });
});
