/** A kind of product that the market knows, before a provider gives it a branch of industry and a price. */
export interface Offer {
  /** The scenes it serves, the main one first. */
  readonly scenarios: readonly string[];
  /** `{trade}` is replaced by a word of the branch. */
  readonly title: string;
  /** One or two sentences; `{process}`, `{machine}` and `{product}` are replaced. */
  readonly does: string;
  /** Smallest and largest usual price, 万元. */
  readonly price: readonly [number, number];
  readonly months: number;
  /** PLATFORM: runs on an industrial-internet platform. CLOUD: on a public cloud. BOTH. OWN: on the customer's server. */
  readonly runsOn: 'PLATFORM' | 'CLOUD' | 'BOTH' | 'OWN';
  /** Whether machines are connected, so that protocols matter. */
  readonly connectsMachines: boolean;
}

type Row = readonly [
  scenarios: string,
  title: string,
  does: string,
  priceFrom: number,
  priceTo: number,
  months: number,
  runsOn: Offer['runsOn'],
  connects?: 'machines',
];

// prettier-ignore
const ROWS: readonly Row[] = [
  ['S01', '{trade}行业云端三维设计与图文档管理', '图纸、物料清单和版本放在一处，改版走审批，车间只看得到有效版本。', 6, 35, 2, 'CLOUD'],
  ['S01 S02', '{trade}产品数据管理PDM云服务', '从客户询价到{product}定型，全部图档按项目归集，借用件可以查到用在哪里。', 12, 60, 3, 'CLOUD'],
  ['S01', '{trade}快速选型与报价设计工具', '把常用结构做成参数模板，业务员填尺寸就出图、出料单、出报价。', 8, 40, 3, 'OWN'],
  ['S02 S01', '{trade}工艺设计CAPP云平台', '工艺卡结构化，{process}的参数和工装沉淀成工艺库，新品可以直接引用。', 10, 48, 3, 'CLOUD'],
  ['S02 S06', '{machine}程序管理与下发DNC', '加工程序统一存放、比对、审批，按工单自动下到{machine}，杜绝用错程序。', 8, 36, 2, 'PLATFORM', 'machines'],
  ['S03', '{trade}企业订单与客户管理SaaS', '报价、合同、订单、回款一条线，业务员在手机上就能看订单做到哪一步。', 3, 18, 1, 'CLOUD'],
  ['S03 S12', '{trade}经销商协同订货平台', '经销商自助下单、查库存、对账，订单直接进入生产排程。', 8, 38, 2, 'CLOUD'],
  ['S04', '{product}售后工单与配件云服务', '扫码报修、派工、换件、回访全程留痕，同类故障自动归集给设计部门。', 4, 22, 2, 'CLOUD'],
  ['S04 S08', '{product}远程运维服务平台', '出厂设备联网，运行参数和报警回传，服务人员先看数据再上门。', 18, 95, 4, 'BOTH', 'machines'],
  ['S05 S06', '{trade}高级计划排程APS', '按交期、模具、人员和物料齐套自动排产，插单后几分钟给出新计划和受影响订单。', 15, 80, 4, 'PLATFORM'],
  ['S05', '{trade}轻量排产与交期答复', '把订单、产能和在制品放到一块看板上，业务问交期当场能答。', 5, 24, 1, 'CLOUD'],
  ['S05 S11', '{trade}物料齐套与计划协同', '计划下达前先跑齐套，缺料提前到采购，{process}不再边做边等。', 8, 42, 3, 'CLOUD'],
  ['S06 S07', '{trade}行业云MES生产执行系统', '工单扫码报工，{process}的进度、产量、不良实时汇总，班后自动出日报。', 15, 88, 4, 'BOTH', 'machines'],
  ['S06', '{trade}车间透明化看板', '采集{machine}的产量与停机，现场大屏和手机同步显示，停机原因点选即报。', 6, 30, 2, 'PLATFORM', 'machines'],
  ['S06 S08', '{machine}联网与生产管控套件', '不动原有电控，加装采集盒读出{machine}的节拍、状态和参数，和工单自动对上。', 9, 52, 2, 'PLATFORM', 'machines'],
  ['S06 S05', '{trade}小单快返生产管理', '一单一码，在制品走到哪里扫到哪里，计件工资当天算清。', 5, 28, 2, 'CLOUD'],
  ['S07 S06', '{trade}质量追溯云平台', '原料批次、{process}参数和检验结果绑到同一个条码，客诉十分钟内查到源头。', 10, 55, 3, 'BOTH', 'machines'],
  ['S07', '{trade}统计过程控制SPC云服务', '量具直连，数据自动成图，过程能力下滑就提醒，不再等到终检。', 5, 26, 2, 'CLOUD', 'machines'],
  ['S07', '{product}外观视觉检测云训练服务', '现场拍照、云端训练、边缘判定，划伤、缺料、色差按类统计。', 22, 120, 4, 'PLATFORM', 'machines'],
  ['S08', '{trade}设备管理云EAM', '设备一机一码，点检、保养、维修、备件都在手机上做，逾期自动提醒。', 4, 24, 1, 'CLOUD'],
  ['S08 S06', '{machine}状态监测与OEE分析', '采集{machine}的开机、待机、报警和节拍，OEE按班按机自动算，损失排序一目了然。', 8, 46, 2, 'PLATFORM', 'machines'],
  ['S08', '关键设备振动监测与预测维护', '在电机、轴承和主轴装无线传感，趋势异常提前一周以上给出检修建议。', 12, 68, 3, 'PLATFORM', 'machines'],
  ['S08', '{trade}模具全生命周期管理', '模具进出、上机次数、修模、备件都有记录，到寿命前提醒保养。', 5, 25, 2, 'CLOUD'],
  ['S09', '安全生产双预防云平台', '风险分级、隐患排查、整改复查闭环，特种作业票线上审批，证件到期提醒。', 6, 32, 2, 'CLOUD'],
  ['S09 S08', '危险工艺在线监测预警', '温度、压力、液位、可燃气体实时上传，超限分级报警并自动留存处置记录。', 16, 85, 3, 'PLATFORM', 'machines'],
  ['S10', '{trade}能耗在线监测与分析', '水、电、气分表到机台，单位{product}能耗按班对比，空转待机自动提醒。', 7, 45, 2, 'PLATFORM', 'machines'],
  ['S10 S08', '空压站与循环水群控节能', '按用气曲线联控空压机和水泵，泄漏趋势可见，节能量按月出报告。', 15, 75, 3, 'PLATFORM', 'machines'],
  ['S10', '用能预算与峰谷调度SaaS', '按电价时段安排{process}等高耗能工序，需量超标提前提醒。', 4, 20, 1, 'CLOUD'],
  ['S11', '{trade}采购与供应商协同SRM', '询价、比价、下单、送货预约、对账都在线，供应商交期和来料合格率自动评分。', 7, 38, 2, 'CLOUD'],
  ['S11 S13', '{trade}外协加工协同平台', '外发单、进度、检验和加工费结算同一张单，外协厂用手机报进度。', 6, 30, 2, 'CLOUD'],
  ['S12', '{trade}云WMS条码仓储', '收发移盘全扫码，先进先出和批次自动控制，账实每天对得上。', 6, 34, 2, 'CLOUD'],
  ['S12 S06', '线边仓配送与智能仓储集成', '按工单节拍叫料，立库、AGV和产线用同一套任务调度。', 28, 160, 5, 'BOTH', 'machines'],
  ['S12 S03', '{product}发运与运输跟踪', '装车扫码防错发，在途位置和签收回传，运费按趟自动核对。', 4, 22, 1, 'CLOUD'],
  ['S13 S11', '{trade}业财一体云ERP', '订单、采购、库存、生产、财务一本账，月结从十天缩到三天。', 12, 75, 4, 'CLOUD'],
  ['S13', '{trade}单品成本核算云服务', '料、工、费归到工单，{process}的实际成本与标准成本按款对比。', 8, 40, 3, 'CLOUD'],
  ['S14', '制造企业考勤计件薪酬SaaS', '排班、考勤、计件与工单打通，工资条手机确认，争议有据可查。', 3, 16, 1, 'CLOUD'],
  ['S15', '移动协同办公与车间审批', '请购、请假、异常、变更都走手机审批，与ERP单据互相调用。', 2, 15, 1, 'CLOUD'],
  ['S16', '{trade}经营驾驶舱', '把订单、产能、质量、资金指标放到一屏，异常可以点到具体工单。', 8, 46, 2, 'CLOUD'],
  ['S16 S06', '{trade}工厂数据中台与决策分析', '打通MES、ERP和设备数据，按{product}看毛利、良率和交付，支持情景测算。', 25, 150, 5, 'BOTH'],
];

export const OFFERS: readonly Offer[] = ROWS.map(
  ([scenarios, title, does, priceFrom, priceTo, months, runsOn, connects]) => ({
    scenarios: scenarios.split(' '),
    title,
    does,
    price: [priceFrom, priceTo],
    months,
    runsOn,
    connectsMachines: connects === 'machines',
  }),
);

/** Second sentence of a summary: what the provider has seen of the branch. */
export const EXPERIENCES: readonly string[] = [
  '已在{trade}企业反复打磨，针对“{pain}”给出现成做法。',
  '我们在{trade}车间最常遇到的是：{pain}；实施从这一点切入，先见效再铺开。',
  '方案按{trade}企业的现场整理，{process}工序有预置模板，不必从零梳理。',
  '适合{trade}中小厂起步，先接一条线，数据跑稳以后再扩到全厂。',
  '内置{trade}常用报表二十余张，班组长培训半天即可上手。',
  '{trade}客户多为几十到几百人的厂，顾问驻场梳理流程，交付后有专人回访。',
];

/** Last sentence: how it is delivered. */
export const DELIVERIES: readonly string[] = [
  '按年订阅，含升级和远程支持。',
  '上线后三个月内驻场优化，指标达不到约定可以延期验收。',
  '提供开放接口，可与已有系统对接。',
  '断网时本地缓存，恢复后自动补传。',
  '数据归企业所有，可随时整库导出。',
  '支持用量日志按批签名上报，便于兑现核验。',
];
