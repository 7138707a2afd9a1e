import { Boxes, Download, Hand, ImagePlus, Keyboard, LassoSelect, Maximize2, Minimize2, MousePointer2, Plus, Scan, Search, ZoomIn, ZoomOut } from 'lucide-react';
import { memo, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button, IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Popover } from '../../ui/popover.tsx';
import { useToast } from '../../ui/toast.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import type { BoardItem } from './board-types.ts';
import type { BoardView, Tool } from './board-view.ts';
import s from './board.module.css';
import { FindBar } from './find-bar.tsx';
import { useKeyName } from './key-names.ts';
import { PhotoButton } from './photo-button.tsx';
import { KeyHelp } from './key-help.tsx';
import type { BoardCommands } from './use-board-commands.ts';

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

function BoardToolbarView<I extends BoardItem>({ view, name, tool, readOnly, grouping, full, onFull, finding, onFinding, commands, onFiles, photo, children }: BoardToolbarProps<I>) {
  const { t } = useTranslation('board');
  const toast = useToast();
  const keyName = useKeyName();
  const files = useRef<HTMLInputElement>(null);
  const toolButton = (id: Tool, icon: ReactNode) => (
    <IconButton
      label={t(`tools.${id}`)}
      icon={icon}
      size="sm"
      placement="bottom"
      aria-pressed={tool === id}
      onPress={() => {
        view.setState({ tool: id });
      }}
    />
  );
  const exported = (what: string): void => {
    // What exports is heavy and rare.
    void import('./export.ts').then(
      async ({ exportBoard }) => {
        const outcome = await exportBoard(view, t('export.file', { name }), what);
        if (outcome === 'empty') toast({ text: t('export.empty') });
      },
      () => {
        toast({ tone: 'error', text: t('export.failed') });
      },
    );
  };
  return (
    <div className={s['bar']}>
      <Toolbar label={t('tools.label')}>
        {!readOnly && (
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
            <IconButton label={t('tools.picture')} size="sm" placement="bottom" icon={<ImagePlus aria-hidden />} onPress={() => files.current?.click()} />
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
          </>
        )}
        {!readOnly && <PhotoButton there={photo} />}
        {!readOnly && <span className={s['divider']} />}
        {toolButton('select', <MousePointer2 aria-hidden />)}
        {toolButton('lasso', <LassoSelect aria-hidden />)}
        {toolButton('pan', <Hand aria-hidden />)}
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
          <IconButton
            label={t('tools.find')}
            shortcut={`${keyName('mod')}+F`}
            size="sm"
            placement="bottom"
            icon={<Search aria-hidden />}
            onPress={() => {
              onFinding(true);
            }}
          />
        )}
        <ZoomTools view={view} />
        <Menu
          label={t('tools.more')}
          trigger={<IconButton label={t('tools.more')} size="sm" placement="bottom" icon={<Download aria-hidden />} />}
          groups={[
            {
              id: 'export',
              items: [
                { id: 'png', label: t('tools.png') },
                { id: 'svg', label: t('tools.svg') },
                { id: 'print', label: t('tools.print') },
              ],
            },
          ]}
          onAction={exported}
        />
        <Popover label={t('keys.title')} placement="bottom end" trigger={<IconButton label={t('tools.help')} size="sm" icon={<Keyboard aria-hidden />} />}>
          <KeyHelp />
        </Popover>
        <IconButton
          label={t(full ? 'tools.fullEnd' : 'tools.full')}
          size="sm"
          placement="bottom"
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

function ZoomTools<I extends BoardItem>({ view }: { readonly view: BoardView<I> }) {
  const { t } = useTranslation('board');
  return (
    <Toolbar label={t('view.label')}>
      <IconButton
        label={t('view.zoomOut')}
        shortcut="−"
        size="sm"
        placement="bottom"
        icon={<ZoomOut aria-hidden />}
        onPress={() => {
          view.zoomBy(0.8);
        }}
      />
      <Percent view={view} />
      <IconButton
        label={t('view.zoomIn')}
        shortcut="+"
        size="sm"
        placement="bottom"
        icon={<ZoomIn aria-hidden />}
        onPress={() => {
          view.zoomBy(1.25);
        }}
      />
      <IconButton
        label={t('view.fit')}
        shortcut="⇧1"
        size="sm"
        placement="bottom"
        icon={<Scan aria-hidden />}
        onPress={() => {
          view.fit();
        }}
      />
    </Toolbar>
  );
}

function Percent<I extends BoardItem>({ view }: { readonly view: BoardView<I> }) {
  const { t } = useTranslation('board');
  const percent = useSyncExternalStore(view.onFrame, () => Math.round(view.viewport.scale * 100));
  return <span className={s['percent']}>{t('view.percent', { percent })}</span>;
}
