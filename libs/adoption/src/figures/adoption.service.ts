import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, type DivisionCode, isId, notFound, prefixOf, type Actor } from '#libs/kernel';
import { Clock, type Connection } from '#libs/platform';
import { Policies } from '#libs/policy';
import { cities, districtsOf, planIndicators } from '#libs/reference';
import { Figures } from './figures.service.js';
import type { CountedEnterprisesArgs } from './adoption.inputs.js';
import type {
  AdoptionView,
  AdoptionGoalView,
  CountedEnterpriseView,
  GoalView,
  MonthCountView,
  PlaceCountView,
} from './adoption.views.js';
import {
  amberAt,
  COUNTING_RULE,
  GOALS,
  GRADES,
  isOfficial,
  lapsesAt,
  latest,
  statusOf,
  type Goal,
  type WindowsOn,
} from '../counting/counting.rules.js';
import { windowsOf } from '../counting/windows.js';
import {
  adoptionsOf,
  certifiedEnterprise,
  countedRows,
  evidenceOf,
  figuresAt,
  type AdoptionRow,
  type EvidenceRow,
} from './figures.queries.js';

/** The indicator of the plan that each goal answers. */
const INDICATORS: Readonly<Record<Goal, string>> = {
  ON_CLOUD: 'on-cloud-enterprises-2020',
  UPGRADED: 'upgraded-enterprises-2020',
};

/** Answers what is counted, to whom it concerns. */
@Injectable()
export class AdoptionService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly figures: Figures,
    private readonly policies: Policies,
  ) {}

  /**
   * The goals of the plan as of a moment, now if none is given.
   * @throws DomainError AS_OF_IN_FUTURE
   */
  async goals(asOf: Date | null): Promise<GoalView[]> {
    const em = this.em.fork();
    const { moment, figures } = asOf ? await this.past(em, asOf) : await this.figures.now(em);
    return GOALS.map((code) => {
      const byGrade = GRADES.map((grade) => ({
        grade,
        count: figures.find((figure) => figure.goal === code && figure.grade === grade)?.count ?? 0,
      }));
      const official = byGrade.filter(({ grade }) => isOfficial(grade));
      return {
        code,
        target: planIndicators().find((indicator) => indicator.code === INDICATORS[code])!.targetMinimum,
        counted: official.reduce((total, { count }) => total + count, 0),
        declared: byGrade.find(({ grade }) => grade === 'D')!.count,
        byGrade,
        asOf: moment,
        ruleVersion: COUNTING_RULE,
        nestedIn: code === 'UPGRADED' ? 'ON_CLOUD' : null,
      };
    });
  }

  /**
   * How many count towards a goal now in each city of the province, or in each district of one; also those with none.
   * Who is registered in a city without a district is in the figure of the city alone.
   */
  async places(goal: Goal, cityCode: DivisionCode | null): Promise<PlaceCountView[]> {
    const { figures } = await this.figures.places(this.em.fork());
    const ofGoal = figures.filter((each) => each.goal === goal);
    const within = cityCode ? districtsOf(cityCode) : cities();
    return within.map(({ code, name }) => ({
      divisionCode: code,
      name,
      counted: ofGoal
        .filter(({ divisionCode }) => divisionCode.startsWith(prefixOf(code)))
        .reduce((total, { counted }) => total + counted, 0),
    }));
  }

  /** How many counted at the end of each of the last 24 months, the present one as it stands now, the oldest first. */
  async trend(goal: Goal): Promise<MonthCountView[]> {
    const { figures } = await this.figures.months(this.em.fork());
    return figures.filter((each) => each.goal === goal).map(({ month, counted }) => ({ month, counted }));
  }

  private async past(em: EntityManager, asOf: Date) {
    const now = await this.clock.now(em);
    if (asOf > now) throw new DomainError('AS_OF_IN_FUTURE', { now: now.toISOString() });
    return { moment: asOf, figures: await figuresAt(em, asOf) };
  }

  /**
   * How an enterprise stands, for its own members and the officials of its division.
   * @throws DomainError NOT_FOUND where there is none or the actor may not know
   */
  async adoption(enterpriseId: string, by: Actor): Promise<AdoptionView> {
    const em = this.em.fork();
    const enterprise = await certifiedEnterprise(em, enterpriseId);
    if (!enterprise) throw notFound('enterprise');
    by.actingAs(
      'adoption.read',
      { organisationId: enterpriseId, divisionCode: enterprise.divisionCode },
      'enterprise',
    );
    return this.describe(em, enterprise.id, enterprise.code);
  }

  /** Inside the caller's transaction, so that the answer to a command shows what the command did. */
  async describe(em: EntityManager, enterpriseId: string, code: string): Promise<AdoptionView> {
    const now = await this.clock.now(em);
    const evidence = await evidenceOf(em, code);
    const rows = await adoptionsOf(em, code, now);
    const windowsOn = await windowsOf(this.policies, em);
    return {
      enterprise: { id: enterpriseId },
      unifiedSocialCreditCode: code,
      goals: GOALS.map((goal) =>
        goalView(
          goal,
          rows.find((row) => row.goal === goal),
          evidence,
          windowsOn,
          now,
        ),
      ),
      evidence: evidence.map(({ contractId, providerId, ...rest }) => ({
        ...rest,
        contract: contractId ? { id: contractId } : null,
        provider: providerId ? { id: providerId } : null,
      })),
      asOf: now,
    };
  }

  /** Who counts towards a goal now, as far as the official's division reaches. */
  async counted(
    { goal, grade, divisionCode, first, after }: CountedEnterprisesArgs,
    by: Actor,
  ): Promise<Connection<CountedEnterpriseView>> {
    if (after !== undefined && after !== null && !isId(after)) throw new DomainError('CURSOR_FORMAT');
    const em = this.em.fork();
    const rows = await countedRows(em, {
      goal,
      grade: grade ?? null,
      divisions: divisionsOf(by),
      within: divisionCode ? prefixOf(divisionCode) : null,
      except: by.reach('adoption.list').except,
      after: after ?? null,
      limit: first + 1,
      now: await this.clock.now(em),
    });
    const page = rows
      .slice(0, first)
      .map(({ enterpriseId, ...row }) => ({ ...row, enterprise: { id: enterpriseId } }));
    return {
      edges: page.map((node) => ({ node, cursor: node.id })),
      pageInfo: { hasNextPage: rows.length > first, endCursor: page.at(-1)?.id ?? null },
    };
  }
}

/** The beginnings of the division codes that an official reaches; null for all. */
function divisionsOf(by: Actor): string[] | null {
  const { everywhere, divisions } = by.reach('adoption.list');
  return everywhere ? null : divisions.map(prefixOf);
}

function goalView(
  goal: Goal,
  row: AdoptionRow | undefined,
  evidence: readonly EvidenceRow[],
  windowsOn: WindowsOn,
  now: Date,
): AdoptionGoalView {
  const days = evidence
    .filter((each) => each.kind === 'PROVIDER_BATCH' && each.accepted && each.lastUsedOn)
    .filter((each) => each.industrialPlatform || (goal === 'ON_CLOUD' && each.publicCloud))
    .map((each) => each.lastUsedOn!);
  const lastUsedOn = row && days.length > 0 ? latest(days) : null;
  const amberFrom = lastUsedOn === null ? null : amberAt(lastUsedOn, windowsOn);
  const restsOnUse = lastUsedOn !== null && row?.grade !== 'C' && row?.grade !== 'D';
  return {
    goal,
    status: statusOf(row?.grade ?? null, row?.countedAt ?? null, amberFrom, now),
    grade: row?.grade ?? null,
    countedAt: row?.countedAt ?? null,
    since: row?.since ?? null,
    lastUsedOn,
    amberAt: restsOnUse ? amberFrom : null,
    lapsesAt: restsOnUse ? lapsesAt(lastUsedOn, windowsOn) : null,
    ruleVersion: row?.ruleVersion ?? COUNTING_RULE,
    history: (row?.history ?? []).map((change) => ({ ...change, at: new Date(change.at) })),
  };
}
