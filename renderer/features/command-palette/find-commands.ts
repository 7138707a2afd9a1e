import type { Command } from './commands.ts';

/**
 * The commands that fit what was typed: every word must begin a word of the title or of its further words, or lie inside the
 * title. Those whose title begins with the text come first, otherwise the order stays.
 */
export function findCommands<C extends Pick<Command, 'title' | 'words'>>(commands: readonly C[], typed: string): readonly C[] {
  const wanted = plain(typed).split(' ').filter((word) => word !== '');
  if (wanted.length === 0) return commands;
  const fitting = commands.filter((command) => {
    const title = plain(command.title);
    const words = `${title} ${plain(command.words ?? '')}`.split(' ');
    return wanted.every((part) => title.includes(part) || words.some((word) => word.startsWith(part)));
  });
  const begins = (command: C): boolean => plain(command.title).startsWith(wanted.join(' '));
  return [...fitting.filter(begins), ...fitting.filter((command) => !begins(command))];
}

/** Lower case, without accents and punctuation: “Überblick” is found by “uber”. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
