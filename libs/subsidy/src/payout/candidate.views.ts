import { Field, ObjectType } from '@nestjs/graphql';
import { describeEnum } from '#libs/platform';
import { RedemptionView } from '../redemption/redemption.views.js';
import { OBSTACLE_CODES, type ObstacleCode } from './payable.js';

const PaymentObstacle = Object.fromEntries(OBSTACLE_CODES.map((code) => [code, code])) as {
  readonly [K in ObstacleCode]: K;
};
describeEnum(PaymentObstacle, {
  name: 'PaymentObstacle',
  description: 'What keeps a redemption from being paid.',
  values: {
    NOT_NOTICED: { 'zh-CN': '尚未公示', en: 'not on public notice' },
    NOTICE_OPEN: { 'zh-CN': '公示期未满', en: 'on public notice' },
    OBJECTION_OPEN: { 'zh-CN': '有未处理的异议', en: 'an objection is open' },
    PARTIES_RELATED: { 'zh-CN': '企业与服务商存在控制关系', en: 'enterprise and provider are related' },
    DIFFERENCE_OPEN: { 'zh-CN': '银行对账差异未说明', en: 'a difference with the bank is open' },
    INVOICE_NOT_STANDING: { 'zh-CN': '发票已作废或冲红', en: 'an invoice was voided or reversed' },
    NO_PAYEE_ACCOUNT: { 'zh-CN': '企业未登记收款账户', en: 'the enterprise has told no account' },
    PAYEE_COOLING_OFF: { 'zh-CN': '收款账户变更冷静期', en: 'the changed account cools off' },
  },
});

@ObjectType('PaymentCandidate', {
  description: 'A redemption after its notice was published, and whether it can be paid.',
})
export class PaymentCandidateView {
  @Field(() => RedemptionView) redemption!: RedemptionView;
  @Field(() => PaymentObstacle, {
    nullable: true,
    description: 'The first that stands; null: it can be paid now.',
  })
  obstacle?: ObstacleCode | null;
  @Field(() => Date, { nullable: true, description: 'Until when it stands, where that is known.' })
  until?: Date | null;
}
