import { Button } from 'antd'
import { Dialog } from '../dialogs/dialog'
import { Keys } from '../keys/keys'

const help: Record<string, [keys: string[], what: string][]> = {
  到处: [
    [['i'], '消息'],
    [['?'], '这张表']
  ],
  队列: [
    [['j', '↓'], '下一行'],
    [['k', '↑'], '上一行'],
    [['Enter'], '打开选中的案卷'],
    [['/'], '搜索'],
    [['f'], '筛选'],
    [['1', '…', '9'], '切换上方的状态'],
    [['0'], '全部案卷'],
    [['m'], '只看指派给我的（处置人员）'],
    [['r'], '更新队列'],
    [['c'], '登记电话或窗口诉求']
  ],
  登记: [
    [['Ctrl+Enter'], '登记；登记好以后打开案卷'],
    [['n'], '登记好以后再登记一件'],
    [['Esc'], '先离开输入框，再回到队列']
  ],
  案卷: [
    [['0', '…', '9'], '按钮上的操作；同一个键在每件案卷上都是同一个操作'],
    [['y', 'x'], '同意、不同意申请'],
    [['Ctrl+Enter'], '提交正在填写的表单'],
    [['n'], '下一件要办的：最急的、没有同事在办的'],
    [['j', 'k'], '队列里的下一件、上一件'],
    [['←', '→'], '上一张、下一张照片'],
    [['z'], '放大照片，再按一次看原大'],
    [['b'], '遮挡照片上的人脸、车牌、门牌'],
    [['↓', '↑'], '并案时逐件对照附近的案卷'],
    [['Esc'], '先离开输入框，再回到队列']
  ],
  消息: [
    [['j', '↓'], '下一条'],
    [['k', '↑'], '上一条'],
    [['Enter'], '打开案卷'],
    [['a'], '全部标为已读'],
    [['u'], '只看未读，或全部'],
    [['Esc'], '回到队列']
  ],
  规则: [[['Ctrl+Enter'], '保存']],
  二维码: [
    [['/'], '搜索'],
    [['m'], '列表和地图之间切换'],
    [['b'], '批次']
  ]
}

export function HelpPanel({ open, close }: { open: boolean; close: () => void }) {
  return (
    <Dialog label="快捷键" open={open} close={close}>
      <h2 className="help-title">快捷键</h2>
      <div className="help-pages">
        {Object.entries(help).map(([page, lines]) => (
          <section key={page}>
            <h3>{page}</h3>
            <dl className="help">
              {lines.map(([keys, what]) => (
                <div key={what} className="help-line">
                  <dt>
                    {keys.map(key => (
                      <Keys key={key} spoken>
                        {key}
                      </Keys>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Button block className="help-close" onClick={close} autoFocus>
        知道了
      </Button>
    </Dialog>
  )
}
