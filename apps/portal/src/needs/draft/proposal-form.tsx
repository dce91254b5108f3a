import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../graphql/problem.js';
import { Refusal } from '../../ui/refusal.js';
import { SCENES } from '../../ui/value/scenes.js';
import { useScene } from '../../ui/value/use-scene.js';
import type { Accepted, Machines, Proposal } from './draft.rules.js';

interface ProposalFormProps {
  readonly proposal: Proposal;
  readonly initial: Accepted;
  readonly saving: boolean;
  readonly problem: Problem | undefined;
  readonly onAccept: (accepted: Accepted) => void;
}

/** What was read out of the sentence, part by part: each stays, goes or is changed. */
export function ProposalForm({ proposal, initial, saving, problem, onAccept }: ProposalFormProps): ReactNode {
  const { t } = useTranslation();
  const [accepted, setAccepted] = useState(initial);
  const change = (changes: Partial<Accepted>) => setAccepted((before) => ({ ...before, ...changes }));
  return (
    <form
      className="proposal"
      aria-label={t('needs.new.understood')}
      onSubmit={(event) => {
        event.preventDefault();
        onAccept(accepted);
      }}
    >
      <SceneChoice
        proposal={proposal}
        value={accepted.scenario}
        onChange={(scenario) => change({ scenario })}
      />
      <MachineChoice
        proposal={proposal}
        value={accepted.machines}
        onChange={(machines) => change({ machines })}
      />
      <NameChoice
        name="systems"
        found={proposal.systems}
        value={accepted.systems}
        onChange={(systems) => change({ systems })}
      />
      <NameChoice
        name="protocols"
        found={proposal.protocols}
        value={accepted.protocols}
        onChange={(protocols) => change({ protocols })}
      />
      {problem && <Refusal problem={problem} />}
      <div className="form-end">
        <button type="submit" className="button primary" aria-disabled={saving} aria-busy={saving}>
          {t('needs.new.accept')}
        </button>
        <span className="hint">{t('needs.new.acceptHint')}</span>
      </div>
    </form>
  );
}

interface ChoiceProps<Value> {
  readonly proposal: Proposal;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

function SceneChoice({ proposal: { scenes }, value, onChange }: ChoiceProps<string | undefined>): ReactNode {
  const { t } = useTranslation();
  const scene = useScene();
  const proposed = scenes.some(({ scenario }) => scenario === value);
  return (
    <fieldset>
      <legend>{t('needs.field.scenario')}</legend>
      {scenes.length === 0 && <p className="hint">{t('needs.new.noScene')}</p>}
      {scenes.map(({ scenario, said }) => (
        <label key={scenario} className="need-choice">
          <input type="radio" name="scene" checked={value === scenario} onChange={() => onChange(scenario)} />
          <span>
            <strong>{scene(scenario)}</strong>{' '}
            <span className="hint">{t('needs.new.because', { words: said.join(t('needs.and')) })}</span>
          </span>
        </label>
      ))}
      <label className="need-choice">
        <span>{t('needs.new.otherScene')}</span>
        <select
          value={proposed ? '' : (value ?? '')}
          onChange={({ target }) => onChange(target.value || undefined)}
        >
          <option value="">{t('needs.new.choose')}</option>
          {SCENES.map((id) => (
            <option key={id} value={id}>
              {scene(id)}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}

function MachineChoice({
  proposal: { machines },
  value,
  onChange,
}: ChoiceProps<readonly Machines[]>): ReactNode {
  const { t } = useTranslation();
  if (machines.length === 0) return null;
  return (
    <fieldset>
      <legend>{t('needs.field.machines')}</legend>
      {machines.map(({ name, said, count }) => {
        const own = value.find(({ kind }) => kind === name);
        const others = value.filter(({ kind }) => kind !== name);
        const begin = { kind: name, count: count === null ? '' : String(count) };
        return (
          <div key={name} className="need-choice">
            <label className="need-choice">
              <input
                type="checkbox"
                checked={own !== undefined}
                onChange={() => onChange(own ? others : [...others, begin])}
              />
              <span>
                <strong>{name}</strong>{' '}
                {name !== said && <span className="hint">{t('needs.new.said', { said })}</span>}
              </span>
            </label>
            {own && (
              <label>
                <input
                  type="text"
                  inputMode="numeric"
                  size={5}
                  aria-label={t('needs.new.countOf', { machine: name })}
                  value={own.count}
                  onChange={({ target }) => onChange([...others, { ...own, count: target.value }])}
                />{' '}
                {t('needs.unit.machines')}
              </label>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

interface NameChoiceProps {
  readonly name: 'systems' | 'protocols';
  readonly found: readonly { readonly name: string; readonly said: string }[];
  readonly value: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
}

function NameChoice({ name: kind, found, value, onChange }: NameChoiceProps): ReactNode {
  const { t } = useTranslation();
  if (found.length === 0) return null;
  return (
    <fieldset>
      <legend>{t(`needs.new.${kind}`)}</legend>
      {found.map(({ name }) => (
        <label key={name} className="need-choice">
          <input
            type="checkbox"
            checked={value.includes(name)}
            onChange={() =>
              onChange(value.includes(name) ? value.filter((one) => one !== name) : [...value, name])
            }
          />
          <strong>{name}</strong>
        </label>
      ))}
    </fieldset>
  );
}
