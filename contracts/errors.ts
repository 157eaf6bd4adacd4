/**
 * Every refusal that a client can get: its HTTP status and a plain sentence for people. The server may replace the
 * sentence with a more exact one; code and status stay.
 */
export const errors = {
  bad_request: { status: 400, message: '提交的内容格式不对，请检查后再试' },
  invalid_fields: { status: 400, message: '有内容没有填对，请检查标出的地方' },
  sign_in_required: { status: 401, message: '请先登录' },
  session_expired: { status: 401, message: '登录已过期，请重新登录' },
  wrong_password: { status: 401, message: '用户名或密码不对' },
  wrong_code: { status: 401, message: '没有通过：请核对新的 6 位验证码再试；过了 5 分钟就请返回重新输入密码' },
  wechat_refused: { status: 401, message: '微信登录没有成功，请再试一次' },
  forbidden: { status: 403, message: '您没有权限进行这个操作' },
  consent_needed: { status: 403, message: '您收回了同意。要发送，请先在“关于”里的“我的个人信息”同意隐私说明' },
  sender_blocked: { status: 403, message: '这里暂时不接收您发的内容，有问题请打热线' },
  password_must_change: { status: 403, message: '请先把初始密码改成自己的密码：重新登录就会带您去改' },
  second_factor_required: { status: 403, message: '您的岗位要先开通动态验证码：重新登录就会带您去开通' },
  standing_in_over: { status: 403, message: '代班已经结束，请回到自己的账号' },
  not_found: { status: 404, message: '没有找到' },
  code_unknown: { status: 404, message: '没有找到这个二维码，可能是输错了，也可能不是我们张贴的' },
  method_not_allowed: { status: 405, message: '不支持这种请求方式' },
  case_changed: { status: 409, message: '这件案卷刚被别人处理过，请看最新情况后再操作' },
  wrong_state: { status: 409, message: '案卷现在的状态不能进行这个操作' },
  not_independent: { status: 409, message: '核查必须由处置部门以外的人进行' },
  media_taken: { status: 409, message: '有照片已经用在别的上报里了，请重新拍一张' },
  code_changed: { status: 409, message: '这个二维码刚被别人改过，请看最新情况后再操作' },
  rules_changed: { status: 409, message: '这份规则刚被别人改过，请看最新内容后再改' },
  account_changed: { status: 409, message: '这个账号刚被别人改过，请看最新内容后再改' },
  stand_in_state: { status: 409, message: '现在不能这样安排代班' },
  role_changed: { status: 409, message: '这个岗位刚被别人改过，请看最新内容后再改' },
  account_state: { status: 409, message: '这个账号现在不能这样改' },
  base_changed: { status: 409, message: '刚被别人改过，请看最新内容后再改' },
  base_state: { status: 409, message: '现在不能这样改' },
  username_taken: { status: 409, message: '这个用户名已经有人用了，请换一个' },
  code_state: { status: 409, message: '二维码现在的状态不能进行这个操作' },
  code_taken: { status: 409, message: '这个二维码已经张贴在别处' },
  batch_exists: { status: 409, message: '已经有同名的批次，请换一个名字' },
  codes_short: { status: 409, message: '这个批次里空着的二维码不够' },
  code_retired: { status: 410, message: '这个二维码已经停用' },
  too_large: { status: 413, message: '内容太大了' },
  not_an_image: { status: 415, message: '这个文件不是能打开的照片，请换一张（支持 JPG、PNG、WebP）' },
  unsupported_type: { status: 415, message: '不支持这种内容格式' },
  image_broken: { status: 422, message: '照片不完整或已损坏，请重新拍一张' },
  image_too_big: { status: 422, message: '照片尺寸太大，请选一张小一些的（不超过 5000 万像素）' },
  key_reused: { status: 422, message: '这次提交的编号已经用过，内容却不一样，请刷新后再提交' },
  no_place: { status: 422, message: '请说明问题在哪里：扫码、定位或填写地址' },
  no_content: { status: 422, message: '请写一句话，或者拍一张照片' },
  unknown_reference: { status: 422, message: '选择的内容不存在或已停用，请重新选择' },
  too_wide: { status: 422, message: '要找的范围太大，请再多写几个字，或者先选状态、部门等条件' },
  too_many_requests: { status: 429, message: '操作太频繁了，请稍等一会儿再试' },
  table_unreadable: { status: 422, message: '这个表格打不开，请另存为 CSV 或 XLSX 再试' },
  file_unreadable: { status: 422, message: '这个文件读不出来，请重新导出后再试' },
  rows_wrong: { status: 422, message: '表格里有不对的行，什么都没有导入' },
  internal: { status: 500, message: '系统出了点问题，我们已经记录下来，请稍后再试' },
  not_printable: { status: 503, message: '现在不能排版打印' },
  round_code_refused: { status: 503, message: '微信没有给出小程序码，请稍后再试' },
  server_busy: { status: 503, message: '现在用的人太多，请过几秒再试' },
  cannot_save: {
    status: 503,
    message: '系统暂时存不下新内容，这一次没有收到。您填写的内容还留在这台手机或电脑上，请过一会儿再试'
  },
  not_ready: { status: 503, message: '系统正在启动，请稍后再试' }
} as const satisfies Record<string, { status: number; message: string }>

export type ErrorCode = keyof typeof errors

/** The shape of every error body. `fields` maps a dotted path in the request to what is wrong there. */
export interface ErrorBody {
  error: { code: ErrorCode; message: string; fields?: Record<string, string> }
}
