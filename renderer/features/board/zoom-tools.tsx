import { Scan, ZoomIn, ZoomOut } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

import { Toolbar } from '../../ui/toolbar.tsx';
import type { BoardItem } from './board-types.ts';
import type { BoardView } from './board-view.ts';
import s from './board.module.css';
import { ToolButton } from './tool-button.tsx';

/** How near one looks at the board. */
export function ZoomTools<I extends BoardItem>({ view }: { readonly view: BoardView<I> }) {
  const { t } = useTranslation('board');
  return (
    <Toolbar label={t('view.label')}>
      <ToolButton
        label={t('view.zoomOut')}
        shortcut="−"
        icon={<ZoomOut aria-hidden />}
        onPress={() => {
          view.zoomBy(0.8);
        }}
      />
      <Percent view={view} />
      <ToolButton
        label={t('view.zoomIn')}
        shortcut="+"
        icon={<ZoomIn aria-hidden />}
        onPress={() => {
          view.zoomBy(1.25);
        }}
      />
      <ToolButton
        label={t('view.fit')}
        shortcut="⇧1"
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
