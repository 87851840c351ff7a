import type { AnyFigure } from '../../kernel/declare/figure.ts';
import { care } from '../care/index.ts';
import { consumption } from '../consumption/index.ts';
import { funds } from '../funds/index.ts';
import { investment } from '../investment/index.ts';
import { labour } from '../labour/index.ts';
import { pairing } from '../pairing/index.ts';
import { parks } from '../parks/index.ts';
import { potato } from '../potato/index.ts';
import { team } from '../team/index.ts';
import { tech } from '../tech/index.ts';

/**
 * The figures that an agreement can set targets for: all but those that count what should not be there, and those that
 * name an extreme, which nobody brings about.
 */
export const figuresWithTargets: readonly AnyFigure[] = [team, pairing, funds, labour, consumption, potato, investment, parks, tech, care]
  .flatMap(({ figures }) => figures)
  .filter((figure) => figure.concern === undefined && !namesAnExtreme(figure));

function namesAnExtreme(figure: AnyFigure): boolean {
  if ('of' in figure) return figure.of.op === 'growth' && figure.of.least;
  return figure.measure.op === 'min' || figure.measure.op === 'max';
}

/** What agreements call them. */
export const calledInAgreements: Readonly<Record<string, readonly string[]>> = {
  'funds.received': ['财政协作资金', '东部财政协作资金', '财政援助资金', '青岛财政资金', '财政资金投入', '协作资金到位', '财政帮扶资金'],
  'funds.projects': ['协作项目', '实施协作项目', '协作项目数', '实施项目数'],
  'funds.industry-share': ['产业项目占比', '产业资金占比', '用于产业发展的资金占比', '产业发展资金占比'],
  'funds.industry-employed': ['产业项目带动就业', '产业项目吸纳农村劳动力就业', '产业项目吸纳就业'],
  'funds.paid-share': ['资金支出率', '资金支出进度', '协作资金拨付率'],
  'labour.persons': ['帮助农村劳动力转移就业', '农村劳动力转移就业', '转移就业人数', '输转农村劳动力', '劳务输转'],
  'labour.transfers': ['转移就业人次', '输转人次', '劳动力转移就业人次'],
  'labour.lifted-persons': ['脱贫劳动力转移就业', '帮助脱贫劳动力就业', '脱贫人口转移就业', '输转脱贫劳动力'],
  'labour.partner-persons': ['赴东部就业', '到东部就业', '来青就业', '来青就业人数'],
  'labour.organised-share': ['有组织输转率', '有组织输转比例'],
  'labour.stations': ['驻青劳务工作站', '劳务工作站数'],
  'labour.stable-6-months': ['稳定就业6个月以上', '稳岗6个月以上人次'],
  'consumption.sales': ['消费帮扶', '消费帮扶金额', '消费帮扶销售额', '采购和帮助销售农特产品', '帮助销售农特产品', '农产品销售额'],
  'consumption.outlets': ['展销中心', '展销场所', '专馆'],
  'consumption.growth': ['消费帮扶增长', '销售额增长率', '销售额增速'],
  'investment.guided-large-landed': ['引进1000万元以上企业', '引进企业', '新引进落地企业', '引导落地投产企业', '引进落地企业数'],
  'investment.guided-large-capital': ['引进企业实际到位投资', '实际到位投资额', '引进企业到位资金', '企业到位资金'],
  'investment.capital': ['招商到位资金', '招商引资到位资金'],
  'investment.signed-amount': ['招商签约金额'],
  'investment.employed': ['引进企业用工', '引进企业吸纳就业'],
  'parks.parks': ['共建园区', '共建产业园区', '共建产业园个数'],
  'care.donations': ['社会帮扶资金', '社会力量捐赠', '社会帮扶款物', '捐赠款物', '动员社会力量捐赠'],
  'pairing.new-pairs': ['新增结对数', '新增结对关系'],
  'pairing.pairs': ['结对数', '结对关系'],
  'potato.demonstration-area': ['马铃薯示范面积', '高标准马铃薯示范面积'],
  'potato.households': ['马铃薯示范惠及农户'],
  'tech.incubated': ['孵化企业', '青定智慧谷入驻企业'],
};
