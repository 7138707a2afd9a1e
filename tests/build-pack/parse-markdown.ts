import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';

/** A node of the syntax tree, as far as these tests look at it. */
export interface Node {
  readonly type: string;
  readonly value?: string;
  readonly depth?: number;
  readonly lang?: string | null;
  readonly url?: string;
  readonly checked?: boolean | null;
  readonly children?: readonly Node[];
}

/** The syntax tree of a document, from the very parser with which the app shows it. */
export function parsed(text: string): Node {
  let tree: Node | undefined;
  const keep = () => (root: Node) => void (tree = root);
  Markdown({ children: text, remarkPlugins: [remarkGfm, keep] });
  if (tree === undefined) throw new Error('The document was not parsed.');
  return tree;
}

/** Every node below `node`, itself included, in the order of the document. */
export function allNodes(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(allNodes)];
}

/** What a reader sees of a node. */
export function textOf(node: Node): string {
  return node.value ?? (node.children ?? []).map(textOf).join('');
}

const LEAVES = new Set(['heading', 'paragraph', 'tableCell']);

/** The text of every paragraph, heading and cell, with single spaces. */
export function blockTexts(root: Node): readonly string[] {
  return allNodes(root)
    .filter(({ type }) => LEAVES.has(type))
    .map((node) => textOf(node).replace(/\s+/g, ' '));
}

/** The document without its texts: block types, depths, boxes and how many bold labels each block has. */
export function skeleton(node: Node): unknown {
  if (LEAVES.has(node.type)) return [node.type, node.depth ?? 0, allNodes(node).filter(({ type }) => type === 'strong').length];
  if (node.type === 'code') return [node.type, node.lang, (node.value ?? '').split('\n').map((line) => line.replace(/"[^"]*"/g, '""'))];
  return [node.type, node.checked ?? null, (node.children ?? []).map(skeleton)];
}
