import '@xyflow/react/dist/style.css';
import './flow-page.css';

import { ReactFlow, useNodesState, type Node, type NodeProps, type ReactFlowInstance } from '@xyflow/react';
import { memo } from 'react';
import { createRoot } from 'react-dom/client';

/** A plain @xyflow/react board of 2,000 notes, as its documentation advises: visible elements only, memoised nodes. */
type Note = Node<{ readonly text: string }, 'note'>;

const started = performance.now();
const count = 2_000;
const notes: Note[] = Array.from({ length: count }, (_, n) => ({
  id: String(n),
  type: 'note',
  position: { x: (n % 50) * 180, y: Math.floor(n / 50) * 180 },
  data: { text: `Idea ${String(n + 1)}: a note with about sixty characters of text in it` },
  width: 160,
  height: 160,
}));

const NoteNode = memo(function NoteNode({ data, selected }: NodeProps<Note>) {
  return selected ? <textarea className="note nodrag" defaultValue={data.text} /> : <div className="note">{data.text}</div>;
});
const nodeTypes = { note: NoteNode };

declare global {
  interface Window {
    readonly bench: { flow: ReactFlowInstance<Note>; add: () => void; select: (many: number) => void; opened: number };
  }
}

function Board() {
  const [nodes, setNodes, onNodesChange] = useNodesState<Note>(notes);
  return (
    <ReactFlow
      nodes={nodes}
      edges={[]}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onlyRenderVisibleElements
      panOnScroll
      minZoom={0.05}
      fitView
      onInit={(flow) => {
        requestAnimationFrame(() => {
          setTimeout(() => {
            window.bench.opened = performance.now() - started;
          });
        });
        Object.assign(window, {
          bench: {
            flow,
            opened: 0,
            add: () => {
              setNodes((now) => [...now, { ...(notes[0] as Note), id: `new${String(now.length)}`, position: { x: 300, y: 300 } }]);
            },
            select: (many: number) => {
              setNodes((now) => now.map((node, n) => ({ ...node, selected: n < many })));
            },
          },
        });
      }}
    />
  );
}

const root = document.querySelector('#root');
if (root !== null) createRoot(root).render(<Board />);
