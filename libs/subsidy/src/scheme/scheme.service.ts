import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, newId, notFound, type Actor, type Acting } from '#libs/kernel';
import { Commands, record } from '#libs/platform';
import { problemsOf } from './scheme-problems.js';
import { parseRules, settingsOf } from './scheme-rules.js';
import { schemeTemplates } from './scheme-templates.js';
import { SchemeVersion } from './scheme-version.entity.js';
import { changesBetween, type RuleChange } from './scheme-problems.rules.js';
import type {
  ChangeSchemeInput,
  DraftSchemeInput,
  SchemeRuleInput,
  SchemeVersionView,
} from './scheme.views.js';

const SHOWN_AT_MOST = 200;

/** The versions of the schemes: drafted, proposed by one person, published by another, never changed afterwards. */
@Injectable()
export class SchemeService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
  ) {}

  /** The published versions; those who write or publish schemes see the others too. */
  async list(by: Actor | undefined): Promise<SchemeVersionView[]> {
    const versions = await this.em.fork().find(SchemeVersion, writes(by) ? {} : { state: 'PUBLISHED' }, {
      orderBy: { scheme: 'asc', version: 'asc' },
      limit: SHOWN_AT_MOST,
    });
    return versions.map(schemeView);
  }

  /** @throws DomainError NOT_FOUND, also for a draft that this actor may not see */
  async visible(id: string, by: Actor | undefined): Promise<SchemeVersionView> {
    return schemeView(await this.found(this.em.fork(), id, by));
  }

  /**
   * What a version changes, rule by rule.
   * @param comparedTo another version; unless given, the one published before it
   * @throws DomainError NOT_FOUND
   */
  async changes(id: string, comparedTo: string | undefined, by: Actor | undefined): Promise<RuleChange[]> {
    const em = this.em.fork();
    const version = await this.found(em, id, by);
    const before = comparedTo ? await this.found(em, comparedTo, by) : await publishedBefore(em, version);
    return changesBetween(before ? rulesShown(before) : {}, rulesShown(version));
  }

  /**
   * Begins a version with the rules of another, of a template, or with none.
   * @throws DomainError NOT_FOUND, SCHEME_DRAFT_EXISTS
   */
  async draft(input: DraftSchemeInput, key: string, by: Actor): Promise<SchemeVersionView> {
    const acting = by.actingAs('scheme.draft');
    const { scheme, name, basedOn, template } = input;
    const body = { scheme, name, basedOn, template };
    return this.commands.run({ key, by, name: 'draftScheme', body }, async (em, now) => {
      const all = await em.find(SchemeVersion, { scheme }, { orderBy: { version: 'desc' } });
      const open = all.find(({ state }) => state === 'DRAFT' || state === 'PROPOSED');
      if (open) throw new DomainError('SCHEME_DRAFT_EXISTS', { id: open.id, version: open.version });
      const base = basedOn
        ? await em.findOne(SchemeVersion, { id: basedOn, state: 'PUBLISHED' })
        : all.find(({ state }) => state === 'PUBLISHED');
      if (basedOn && !base) throw notFound('scheme version');
      const version = em.create(SchemeVersion, {
        id: newId(),
        scheme,
        version: (all[0]?.version ?? 0) + 1,
        name,
        state: 'DRAFT',
        shipped: false,
        rules: structuredClone({ ...base?.rules, ...templateRules(template) }),
        draftedBy: acting.personId,
        draftedAt: now,
      });
      recordMove(em, version, null, acting, now);
      await em.flush();
      return schemeView(version);
    });
  }

  /**
   * Sets and removes rules of a draft. It need not be whole: what is wrong with it is in the answer.
   * @throws DomainError NOT_FOUND, SCHEME_NOT_DRAFT, SCHEME_RULE_JSON
   */
  async change(input: ChangeSchemeInput, key: string, by: Actor): Promise<SchemeVersionView> {
    const acting = by.actingAs('scheme.draft');
    const set = (input.set ?? []).map(({ name, value, source, confidence }) => ({
      name,
      value,
      source,
      confidence,
    }));
    const { id, name, remove = [] } = input;
    return this.commands.run(
      { key, by, name: 'changeScheme', body: { id, name, set, remove } },
      async (em, now) => {
        const version = await held(em, id);
        const kept = Object.entries(version.rules).filter(([rule]) => !remove.includes(rule));
        const rules: Record<string, unknown> = { ...Object.fromEntries(kept), ...settingsGiven(set) };
        version.change(name ?? version.name, rules, acting, now);
        const reason = [...set.map((rule) => rule.name), ...remove.map((rule) => `-${rule}`)].join(', ');
        recordMove(em, version, 'DRAFT', acting, now, reason || undefined);
        await em.flush();
        return schemeView(version);
      },
    );
  }

  /** @throws DomainError NOT_FOUND, MOVE_NOT_ALLOWED, SCHEME_PROBLEMS naming every one */
  async propose(id: string, key: string, by: Actor): Promise<SchemeVersionView> {
    const acting = by.actingAs('scheme.draft');
    return this.moved('proposeScheme', { id }, key, by, acting, (version, now) => {
      assertWhole(version);
      version.propose(acting, now);
    });
  }

  /** @throws DomainError NOT_FOUND, MOVE_NOT_ALLOWED, DUTIES_SEPARATED, SCHEME_PROBLEMS */
  async publish(id: string, key: string, by: Actor): Promise<SchemeVersionView> {
    const acting = by.actingAs('scheme.publish');
    return this.moved('publishScheme', { id }, key, by, acting, (version, now) => {
      version.publish(acting, now);
      assertWhole(version);
    });
  }

  /** @throws DomainError NOT_FOUND, MOVE_NOT_ALLOWED, REASON_NEEDED */
  async giveBack(id: string, reason: string, key: string, by: Actor): Promise<SchemeVersionView> {
    const acting = by.actingAs('scheme.publish');
    return this.moved('returnScheme', { id, reason }, key, by, acting, (version) => version.giveBack(acting));
  }

  /** @throws DomainError NOT_FOUND, MOVE_NOT_ALLOWED, REASON_NEEDED */
  async withdraw(id: string, reason: string, key: string, by: Actor): Promise<SchemeVersionView> {
    const acting = by.actingAs('scheme.draft');
    return this.moved('withdrawScheme', { id, reason }, key, by, acting, (version) =>
      version.withdraw(acting),
    );
  }

  private moved(
    name: string,
    body: { readonly id: string; readonly reason?: string },
    key: string,
    by: Actor,
    acting: Acting,
    move: (version: SchemeVersion, now: Date) => void,
  ): Promise<SchemeVersionView> {
    return this.commands.run({ key, by, name, body }, async (em, now) => {
      if (body.reason?.trim() === '') throw new DomainError('REASON_NEEDED');
      const version = await held(em, body.id);
      const from = version.state;
      move(version, now);
      recordMove(em, version, from, acting, now, body.reason);
      await em.flush();
      return schemeView(version);
    });
  }

  private async found(em: EntityManager, id: string, by: Actor | undefined): Promise<SchemeVersion> {
    const version = await em.findOne(SchemeVersion, writes(by) ? { id } : { id, state: 'PUBLISHED' });
    if (!version) throw notFound('scheme version');
    return version;
  }
}

function writes(by: Actor | undefined): boolean {
  return by !== undefined && (by.may('scheme.draft') || by.may('scheme.publish'));
}

async function held(em: EntityManager, id: string): Promise<SchemeVersion> {
  const version = await em.findOne(SchemeVersion, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!version) throw notFound('scheme version');
  return version;
}

function publishedBefore(
  em: EntityManager,
  { scheme, version }: SchemeVersion,
): Promise<SchemeVersion | null> {
  return em.findOne(
    SchemeVersion,
    { scheme, state: 'PUBLISHED', version: { $lt: version } },
    { orderBy: { version: 'desc' } },
  );
}

function assertWhole({ rules }: SchemeVersion): void {
  const problems = problemsOf(rules);
  if (problems.length === 0) return;
  throw new DomainError('SCHEME_PROBLEMS', {
    problems: problems.map(
      ({ rule, problem, detail }) => `${rule}: ${problem}${detail ? ` (${detail})` : ''}`,
    ),
  });
}

/** The rules as they will be read; those of an unfinished draft as they stand. */
function rulesShown({ rules }: Pick<SchemeVersion, 'rules'>): Record<string, RuleChange['new'] & object> {
  return problemsOf(rules).length === 0
    ? settingsOf(parseRules(rules))
    : (rules as Record<string, RuleChange['new'] & object>);
}

function templateRules(region: string | undefined): object {
  if (region === undefined) return {};
  const template = schemeTemplates().find((each) => each.region === region);
  if (!template) throw notFound('scheme template');
  return template.rules;
}

function settingsGiven(rules: readonly SchemeRuleInput[]): Record<string, unknown> {
  return Object.fromEntries(
    rules.map(({ name, value, source, confidence }) => [
      name,
      { value: parsed(name, value), source, confidence },
    ]),
  );
}

function parsed(rule: string, json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw new DomainError('SCHEME_RULE_JSON', { rule });
  }
}

function recordMove(
  em: EntityManager,
  { id, state }: SchemeVersion,
  from: string | null,
  by: Acting,
  at: Date,
  reason?: string,
): void {
  record(em, {
    kind: 'SCHEME',
    id,
    from,
    to: state,
    by,
    at,
    ruleVersion: id,
    ...(reason ? { reason } : {}),
  });
}

/** A version with its rules and, for one that is not closed, with what is wrong with it. */
function schemeView(version: SchemeVersion): SchemeVersionView {
  const { id, scheme, name, state, shipped, draftedAt, proposedAt, publishedAt } = version;
  const open = state === 'DRAFT' || state === 'PROPOSED';
  return {
    id,
    scheme,
    version: version.version,
    name,
    state,
    shipped,
    draftedAt,
    proposedAt,
    publishedAt,
    rules: Object.entries(rulesShown(version)).map(([rule, { value, source, confidence }]) => ({
      name: rule,
      value: JSON.stringify(value),
      source,
      confidence,
    })),
    problems: open ? problemsOf(version.rules) : [],
  };
}
