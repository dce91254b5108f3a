import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HiddenField, NeedDraftQuery } from '../../gql/graphql.js';
import { useWord } from '../../i18n/words.js';
import type { Draft } from '../../ui/form/use-draft.js';
import { SCENES } from '../../ui/value/scenes.js';
import { useScene } from '../../ui/value/use-scene.js';
import type { DraftFields, FieldName, SavedDraft } from './draft.rules.js';
import { MachineRows, NamesField, SiteRows } from './row-fields.js';

interface DraftFormProps {
  readonly draft: Draft<DraftFields>;
  readonly enterprise: NeedDraftQuery['enterprise'];
  readonly problems: SavedDraft['problems'];
}

/** The form of a need. What may be kept from providers has its own tick beside it. */
export function DraftForm({ draft: { content, change }, enterprise, problems }: DraftFormProps): ReactNode {
  const { t } = useTranslation();
  const scene = useScene();
  const hidden = content.hiddenFields ?? [];
  const toggle = (field: HiddenField) =>
    change({
      hiddenFields: hidden.includes(field) ? hidden.filter((one) => one !== field) : [...hidden, field],
    });
  const secrecy = (field: HiddenField) => (
    <Secrecy field={field} isHidden={hidden.includes(field)} onToggle={toggle} />
  );
  const shell = (name: FieldName) => ({ name, problems });
  return (
    <form className="draft-form" onSubmit={(event) => event.preventDefault()}>
      <section className="section-block" aria-labelledby="who-title">
        <h2 id="who-title">{t('needs.draft.who')}</h2>
        <p>
          {enterprise.name} {secrecy('ENTERPRISE')}
        </p>
        <p>
          {enterprise.divisionName} {secrecy('DISTRICT')}
        </p>
        <p className="hint">{t('needs.draft.whoHint', { industry: enterprise.industryName })}</p>
      </section>
      <section className="section-block" aria-labelledby="what-title">
        <h2 id="what-title">{t('needs.draft.what')}</h2>
        <Line {...shell('title')}>
          <input
            id="draft-title"
            className="native-input"
            maxLength={120}
            value={content.title ?? ''}
            onChange={({ target }) => change({ title: target.value })}
          />
        </Line>
        <Line {...shell('description')}>
          <textarea
            id="draft-description"
            className="native-input"
            rows={6}
            maxLength={5000}
            value={content.description ?? ''}
            onChange={({ target }) => change({ description: target.value })}
          />
        </Line>
        <Line {...shell('scenario')}>
          <select
            id="draft-scenario"
            className="native-input"
            value={content.scenario ?? ''}
            onChange={({ target }) => change({ scenario: target.value })}
          >
            <option value="">{t('needs.new.choose')}</option>
            {SCENES.map((id) => (
              <option key={id} value={id}>
                {scene(id)}
              </option>
            ))}
          </select>
        </Line>
      </section>
      <section className="section-block" aria-labelledby="where-title">
        <h2 id="where-title">{t('needs.draft.where')}</h2>
        <Line {...shell('machines')} group secrecy={secrecy('MACHINES')}>
          <MachineRows value={content.machines ?? []} onChange={(machines) => change({ machines })} />
        </Line>
        <Line {...shell('protocols')}>
          <NamesField
            id="draft-protocols"
            value={content.protocols ?? []}
            onChange={(protocols) => change({ protocols })}
          />
        </Line>
        <Line {...shell('integrations')} secrecy={secrecy('INTEGRATIONS')}>
          <NamesField
            id="draft-integrations"
            value={content.integrations ?? []}
            onChange={(integrations) => change({ integrations })}
          />
        </Line>
        <Line {...shell('sites')} group secrecy={secrecy('SITES')}>
          <SiteRows value={content.sites ?? []} onChange={(sites) => change({ sites })} />
        </Line>
      </section>
      <section className="section-block" aria-labelledby="terms-title">
        <h2 id="terms-title">{t('needs.draft.terms')}</h2>
        <div className="form-row">
          {(['budgetFromFen', 'budgetToFen'] as const).map((field) => (
            <Line key={field} {...shell(field)}>
              <span className="need-amount">
                <input
                  id={`draft-${field}`}
                  className="native-input"
                  inputMode="decimal"
                  value={content[field] ?? ''}
                  onChange={({ target }) => change({ [field]: target.value })}
                />
                {t('needs.unit.wan')}
              </span>
            </Line>
          ))}
        </div>
        <p>{secrecy('BUDGET')}</p>
        <div className="form-row">
          {(['bidDeadline', 'questionsUntil'] as const).map((field) => (
            <Line key={field} {...shell(field)}>
              <input
                id={`draft-${field}`}
                className="native-input"
                type="datetime-local"
                value={content[field] ?? ''}
                onChange={({ target }) => change({ [field]: target.value })}
              />
            </Line>
          ))}
          <Line {...shell('deliverBy')}>
            <input
              id="draft-deliverBy"
              className="native-input"
              type="date"
              value={content.deliverBy ?? ''}
              onChange={({ target }) => change({ deliverBy: target.value })}
            />
          </Line>
        </div>
      </section>
    </form>
  );
}

interface LineProps {
  readonly name: FieldName;
  readonly problems: SavedDraft['problems'];
  /** A field of several controls is a group with a name. */
  readonly group?: boolean;
  readonly secrecy?: ReactNode;
  readonly children: ReactNode;
}

/** A field with its label, its help, and what the server says of it. */
function Line({ name, problems, group, secrecy, children }: LineProps): ReactNode {
  const { t } = useTranslation();
  const wrong = problems.some(({ field, code }) => field === name && code !== 'FIELD_MISSING');
  const label = t(`needs.field.${name}`);
  const inside = (
    <>
      {children}
      <p className="hint">{t(`needs.hint.${name}`)}</p>
      {wrong && <p className="wrong">{t('needs.draft.wrong', { field: label })}</p>}
      {secrecy}
    </>
  );
  if (group) {
    return (
      <fieldset id={`draft-${name}`} className="need-line">
        <legend>{label}</legend>
        {inside}
      </fieldset>
    );
  }
  return (
    <div className="need-line">
      <label htmlFor={`draft-${name}`}>{label}</label>
      {inside}
    </div>
  );
}

interface SecrecyProps {
  readonly field: HiddenField;
  readonly isHidden: boolean;
  readonly onToggle: (field: HiddenField) => void;
}

function Secrecy({ field, isHidden, onToggle }: SecrecyProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <label className="secrecy">
      <input type="checkbox" checked={isHidden} onChange={() => onToggle(field)} />
      <span>
        {t(field === 'DISTRICT' ? 'needs.draft.hideDistrict' : 'needs.draft.hide', {
          what: word('HiddenField', field),
        })}
      </span>
    </label>
  );
}
