import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceSelect } from '../../ui/form/place-select.js';
import type { Machines, Site } from './draft.rules.js';

interface RowsProps<Row> {
  readonly value: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
}

/** Machines of one kind a line: kind, number, and what they speak where that is known. */
export function MachineRows({ value, onChange }: RowsProps<Machines>): ReactNode {
  const { t } = useTranslation();
  const change = (at: number, changes: Partial<Machines>) =>
    onChange(value.map((row, place) => (place === at ? { ...row, ...changes } : row)));
  return (
    <Rows
      value={value}
      onChange={onChange}
      fresh={{ kind: '', count: '' }}
      add={t('needs.rows.addMachines')}
      row={({ kind, count, protocol }, at) => (
        <>
          <input
            className="native-input"
            aria-label={t('needs.rows.kind', { row: at + 1 })}
            placeholder={t('needs.rows.kindHint')}
            maxLength={60}
            value={kind}
            onChange={({ target }) => change(at, { kind: target.value })}
          />
          <input
            className="native-input"
            inputMode="numeric"
            aria-label={t('needs.rows.count', { row: at + 1 })}
            placeholder={t('needs.rows.countHint')}
            value={count}
            onChange={({ target }) => change(at, { count: target.value })}
          />
          <input
            className="native-input"
            aria-label={t('needs.rows.protocol', { row: at + 1 })}
            placeholder={t('needs.rows.protocolHint')}
            maxLength={60}
            value={protocol ?? ''}
            onChange={({ target }) => change(at, { protocol: target.value })}
          />
        </>
      )}
    />
  );
}

/** A line for each place where the work is to be done. */
export function SiteRows({ value, onChange }: RowsProps<Site>): ReactNode {
  const { t } = useTranslation();
  const change = (at: number, changes: Partial<Site>) =>
    onChange(value.map((row, place) => (place === at ? { ...row, ...changes } : row)));
  return (
    <Rows
      value={value}
      onChange={onChange}
      fresh={{ divisionCode: '', name: '' }}
      add={t('needs.rows.addSite')}
      row={({ divisionCode, name, workshopSquareMetres }, at) => (
        <>
          <input
            className="native-input"
            aria-label={t('needs.rows.site', { row: at + 1 })}
            placeholder={t('needs.rows.siteHint')}
            maxLength={60}
            value={name}
            onChange={({ target }) => change(at, { name: target.value })}
          />
          <PlaceSelect
            cityIsEnough
            value={divisionCode}
            onChange={(code) => change(at, { divisionCode: code ?? '' })}
          />
          <input
            className="native-input"
            inputMode="numeric"
            aria-label={t('needs.rows.area', { row: at + 1 })}
            placeholder={t('needs.rows.areaHint')}
            value={workshopSquareMetres ?? ''}
            onChange={({ target }) =>
              change(at, {
                workshopSquareMetres: /^\d{1,7}$/.test(target.value) ? Number(target.value) : null,
              })
            }
          />
        </>
      )}
    />
  );
}

interface RowsShellProps<Row> extends RowsProps<Row> {
  readonly fresh: Row;
  readonly add: string;
  readonly row: (row: Row, at: number) => ReactNode;
}

function Rows<Row>({ value, onChange, fresh, add, row }: RowsShellProps<Row>): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {value.map((each, at) => (
        // Lines have no name of their own; their place is what tells them apart while they are typed.
        <div key={at} className="need-row">
          {row(each, at)}
          <button
            type="button"
            className="button plain"
            aria-label={t('needs.rows.removeRow', { row: at + 1 })}
            onClick={() => onChange(value.filter((_, place) => place !== at))}
          >
            {t('needs.rows.remove')}
          </button>
        </div>
      ))}
      <button type="button" className="button" onClick={() => onChange([...value, fresh])}>
        {add}
      </button>
    </>
  );
}

interface NamesFieldProps {
  readonly id: string;
  readonly value: readonly string[];
  readonly onChange: (names: string[]) => void;
}

/** Several names, each typed and ended with Enter or a comma. */
export function NamesField({ id, value, onChange }: NamesFieldProps): ReactNode {
  return (
    <Select
      id={id}
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={[',', '\uff0c', '\u3001', ';', '\uff1b']}
      value={[...value]}
      onChange={(names: string[]) => onChange(names.map((name) => name.trim()).filter(Boolean))}
    />
  );
}
