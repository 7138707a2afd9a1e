import { Boxes, Hand, ImagePlus, LassoSelect, Maximize2, Minimize2, MousePointer2, Plus, Search } from 'lucide-react';
import { memo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import type { BoardItem } from './board-types.ts';
import type { BoardView, Tool } from './board-view.ts';
import s from './board.module.css';
import { ExportMenu } from './export-menu.tsx';
import { FindBar } from './find-bar.tsx';
import { KeyHelpButton } from './key-help.tsx';
import { useKeyName } from './key-names.ts';
import { PhotoButton } from './photo-button.tsx';
import { ToolButton } from './tool-button.tsx';
import type { BoardCommands } from './use-board-commands.ts';
import { ZoomTools } from './zoom-tools.tsx';

export interface BoardToolbarProps<I extends BoardItem> {
  readonly view: BoardView<I>;
  readonly name: string;
  readonly tool: Tool;
  readonly readOnly: boolean;
  readonly grouping: boolean;
  readonly full: boolean;
  readonly onFull: (full: boolean) => void;
  readonly finding: boolean;
  readonly onFinding: (finding: boolean) => void;
  readonly commands: BoardCommands;
  readonly onFiles: (files: readonly File[]) => void;
  /** Whether a photo lies behind the notes. */
  readonly photo: boolean;
  readonly children: ReactNode;
}

const TOOLS: readonly (readonly [tool: Tool, icon: ReactNode])[] = [
  ['select', <MousePointer2 key="icon" aria-hidden />],
  ['lasso', <LassoSelect key="icon" aria-hidden />],
  ['pan', <Hand key="icon" aria-hidden />],
];

function BoardToolbarView<I extends BoardItem>({ view, name, tool, readOnly, grouping, full, onFull, finding, onFinding, commands, onFiles, photo, children }: BoardToolbarProps<I>) {
  const { t } = useTranslation('board');
  const keyName = useKeyName();
  return (
    <div className={s['bar']}>
      <Toolbar label={t('tools.label')}>
        {!readOnly && <WritingTools view={view} grouping={grouping} commands={commands} onFiles={onFiles} photo={photo} />}
        {!readOnly && <span className={s['divider']} />}
        {TOOLS.map(([id, icon]) => (
          <ToolButton
            key={id}
            label={t(`tools.${id}`)}
            icon={icon}
            pressed={tool === id}
            onPress={() => {
              view.setState({ tool: id });
            }}
          />
        ))}
      </Toolbar>
      {children}
      <div className={s['barEnd']}>
        {finding ? (
          <FindBar
            view={view}
            onClose={() => {
              onFinding(false);
            }}
          />
        ) : (
          <ToolButton
            label={t('tools.find')}
            shortcut={`${keyName('mod')}+F`}
            icon={<Search aria-hidden />}
            onPress={() => {
              onFinding(true);
            }}
          />
        )}
        <ZoomTools view={view} />
        <ExportMenu view={view} name={name} />
        <KeyHelpButton />
        <ToolButton
          label={t(full ? 'tools.fullEnd' : 'tools.full')}
          icon={full ? <Minimize2 aria-hidden /> : <Maximize2 aria-hidden />}
          onPress={() => {
            onFull(!full);
          }}
        />
      </div>
    </div>
  );
}

/** The tools above a board: writing, selecting, finding, the view, export. Rendered again only when a tool changes. */
export const BoardToolbar = memo(BoardToolbarView) as typeof BoardToolbarView;

function WritingTools<I extends BoardItem>({ view, grouping, commands, onFiles, photo }: Pick<BoardToolbarProps<I>, 'view' | 'grouping' | 'commands' | 'onFiles' | 'photo'>) {
  const { t } = useTranslation('board');
  const files = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        size="sm"
        variant="primary"
        icon={<Plus aria-hidden />}
        onPress={() => {
          commands.create();
        }}
      >
        {t('tools.add')}
      </Button>
      {grouping && (
        <Button
          size="sm"
          icon={<Boxes aria-hidden />}
          onPress={() => {
            commands.group([...view.state.selection]);
          }}
        >
          {t('group.add')}
        </Button>
      )}
      <ToolButton label={t('tools.picture')} icon={<ImagePlus aria-hidden />} onPress={() => files.current?.click()} />
      <input
        ref={files}
        type="file"
        hidden
        multiple
        accept="image/*,.csv,.tsv,.txt"
        tabIndex={-1}
        aria-label={t('tools.picture')}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <PhotoButton there={photo} />
    </>
  );
}
