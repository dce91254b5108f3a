import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Amendment } from './amend.rules.js';

interface AmendFieldsProps {
  readonly fields: Amendment;
  readonly onChange: (changes: Partial<Amendment>) => void;
}

/** What an addendum may change; who the need is for and what it is about stay. */
export function AmendFields({ fields, onChange }: AmendFieldsProps): ReactNode {
  const { t } = useTranslation();
  const input = (name: keyof Amendment, type = 'text') => (
    <div className="need-line">
      <label htmlFor={`amend-${name}`}>{t(`needs.field.${name}`)}</label>
      <input
        id={`amend-${name}`}
        className="native-input"
        type={type}
        value={fields[name]}
        onChange={({ target }) => onChange({ [name]: target.value })}
      />
      {name.startsWith('budget') && <p className="hint">{t('needs.unit.wan')}</p>}
    </div>
  );
  return (
    <>
      <div className="need-line">
        <label htmlFor="amend-description">{t('needs.field.description')}</label>
        <textarea
          id="amend-description"
          className="native-input"
          rows={6}
          maxLength={5000}
          value={fields.description}
          onChange={({ target }) => onChange({ description: target.value })}
        />
      </div>
      <div className="form-row">
        {input('protocols')}
        {input('integrations')}
      </div>
      <div className="form-row">
        {input('budgetFromFen')}
        {input('budgetToFen')}
        {input('deliverBy', 'date')}
      </div>
    </>
  );
}
