import { useEffect, useId, useMemo, useState } from 'react';
import {
  type ObjectionsOpened,
  openObjections,
  reopenObjections,
  saveObjections,
  setObjectionState,
} from '../../commands/objections.ts';
import { goTo } from '../../commands/selection.ts';
import { showOnMap } from '../../commands/workbench.ts';
import { OBJECTION_WORDS } from '../../i18n/words/objections.ts';
import { PUBLIC_WORDS } from '../../i18n/words/public.ts';
import { joinedMarks, type Mark, zoomOfMarks } from '../../map/joined-marks.ts';
import type { MapOverlay } from '../../map/view.ts';
import type { LoadedProvince } from '../../model/loaded-province.ts';
import { OBJECTION_STATES, type Objection } from '../../model/objection.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './objections.module.css';

/** About that of a whole province, before the map has told its own. */
const ZOOM_AT_FIRST = 8;
const WORDS = speaker(OBJECTION_WORDS);
const PUBLIC = speaker(PUBLIC_WORDS);

/** Reports of people: opened from files, on the map, and followed until they are mended. */
export function Objections() {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const id = useId();
  const province = useApp((state) => state.province);
  const objections = useApp((state) => state.objections);
  const [opened, setOpened] = useState<ObjectionsOpened | null>(null);
  useEffect(reopenObjections, []);
  const indexOf = useMemo(
    () => new Map((province?.villages ?? []).map(({ code }, index) => [code, index])),
    [province],
  );
  useOnMap(province, objections, indexOf);
  return (
    <section>
      <h3>
        {t('objections.title')} <span className={textStyles.quiet}>{f.number(objections.length)}</span>
      </h3>
      {objections.length === 0 && <p className={textStyles.note}>{t('objections.none')}</p>}
      <p className={styles.actions}>
        <label className={`${controls.button} ${controls.small}`} htmlFor={id}>
          {t('objections.open')}
        </label>
        <input
          id={id}
          type="file"
          accept=".json,application/json"
          multiple
          className={textStyles.srOnly}
          onChange={({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])];
            currentTarget.value = '';
            void openObjections(files).then(setOpened);
          }}
        />
        {objections.length > 0 && (
          <button
            type="button"
            className={`${controls.button} ${controls.small}`}
            onClick={() => saveObjections(objections, 'phan-anh.json')}
          >
            {t('objections.save')}
          </button>
        )}
      </p>
      <p role="status" className={textStyles.note}>
        {opened && opened.read > 0 && t('objections.read', { count: opened.read })}{' '}
        {opened && opened.broken > 0 && t('objections.broken', { count: opened.broken })}{' '}
        {opened && opened.others.length > 0 && t('objections.others', { files: f.list(opened.others) })}
      </p>
      <ul className={styles.list}>
        {objections.map((one) => {
          const village = indexOf.get(one.village);
          const { name, commune } = (village === undefined ? null : province?.villages[village]) ?? {};
          return (
            <li key={one.number}>
              {village === undefined ? (
                <p>{t('objections.elsewhere', { code: one.village })}</p>
              ) : (
                <button type="button" onClick={() => goTo({ kind: 'village', index: village })}>
                  {[name, commune].filter(Boolean).join(', ')}
                </button>
              )}
              <ObjectionLine objection={one} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The reports about one village, beside its figures. */
export function VillageObjections({ code }: { readonly code: string }) {
  const { language } = useI18n();
  const t = WORDS[language];
  const objections = useApp((state) => state.objections);
  const own = objections.filter(({ village }) => village === code);
  if (own.length === 0) return null;
  return (
    <section>
      <h3>{t('objections.title')}</h3>
      <ul className={styles.list}>
        {own.map((one) => (
          <li key={one.number}>
            <ObjectionLine objection={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ObjectionLine({ objection }: { readonly objection: Objection }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const { number, operator, technology, kind, where, tried, date, contact, state } = objection;
  const facts = [
    f.date(date),
    [operator, technology].filter(Boolean).join(' '),
    PUBLIC[language](`wrong.${kind}`),
    where && t(`where.${where}`),
    tried,
    contact,
  ];
  return (
    <div className={styles.line}>
      <p>
        <strong>{number}</strong> {facts.filter(Boolean).join(' · ')}
      </p>
      <select
        aria-label={t('objections.state', { number })}
        value={state}
        onChange={({ target }) => {
          const chosen = OBJECTION_STATES.find((one) => one === target.value);
          if (chosen) setObjectionState(number, chosen);
        }}
      >
        {OBJECTION_STATES.map((one) => (
          <option key={one} value={one}>
            {t(`state.${one}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Marks each report at its place, else in the middle of its village, with how many there are; far out those near each other as one. */
function useOnMap(
  province: LoadedProvince | null,
  objections: readonly Objection[],
  indexOf: ReadonlyMap<string, number>,
): void {
  const zoom = useApp(({ camera }) => zoomOfMarks(camera?.zoom ?? ZOOM_AT_FIRST));
  const overlay = useMemo((): MapOverlay | null => {
    const marks = objections.flatMap(({ at, village, state }): Mark[] => {
      const place = at ?? province?.villages[indexOf.get(village) ?? -1]?.labelPoint;
      return place && state !== 'mended' ? [{ at: place, count: 1 }] : [];
    });
    if (marks.length === 0) return null;
    const features = joinedMarks(marks, zoom).map(
      ({ at, count }): GeoJSON.Feature => ({
        type: 'Feature',
        properties: { part: 'chosen', label: String(count) },
        geometry: { type: 'Point', coordinates: [...at] },
      }),
    );
    return { footprints: null, gained: [], lost: [], features: { type: 'FeatureCollection', features } };
  }, [province, objections, indexOf, zoom]);
  useEffect(() => {
    showOnMap(overlay);
    return () => showOnMap(null);
  }, [overlay]);
}
