// Made from words.json by `cargo xtask words`.
@file:Suppress("ktlint", "LargeClass", "LongMethod", "MaxLineLength", "TooManyFunctions", "CyclomaticComplexMethod")

package org.countersign.ui.words

import org.countersign.core.Notice
import org.countersign.core.Reason
import org.countersign.core.Vendor

/** The sentences of the app in one language. Values are set apart from what stands around them, so that neither changes
 * the direction of the other. */
class Words(private val language: Language) {
    val a11yApproveHint: String get() = pick(
        "Then confirm with your phone’s lock",
        "接著以螢幕鎖定確認",
        "このあと画面ロックで確認します",
    )

    fun a11yCode(digits: String): String = pick(
        "Code \u2068${digits}\u2069",
        "驗證碼 \u2068${digits}\u2069",
        "確認コード、\u2068${digits}\u2069",
    )

    val a11yCodeChanged: String get() = pick(
        "New code",
        "新的驗證碼",
        "新しいコード",
    )

    val a11yCodeCopy: String get() = pick(
        "Copy code",
        "複製驗證碼",
        "コードをコピー",
    )

    val a11yCodeHidden: String get() = pick(
        "Code hidden. Double tap to show.",
        "驗證碼已隱藏，點兩下顯示。",
        "コードは非表示です。ダブルタップで表示します。",
    )

    val a11yCodeNext: String get() = pick(
        "Read the next code",
        "朗讀下一組驗證碼",
        "次のコードを読む",
    )

    val a11yCodeTime: String get() = pick(
        "Read the time left",
        "朗讀剩餘時間",
        "残り時間を読む",
    )

    val a11yError: String get() = pick(
        "Error",
        "錯誤",
        "エラー",
    )

    val a11yFavourite: String get() = pick(
        "Favourite",
        "我的最愛",
        "お気に入り",
    )

    fun a11yMenu(account: String): String = pick(
        "More for \u2068${account}\u2069",
        "\u2068${account}\u2069 的更多選項",
        "\u2068${account}\u2069のその他の操作",
    )

    val a11yNumberDelete: String get() = pick(
        "Delete the last digit",
        "刪除最後一位",
        "最後の桁を削除",
    )

    fun a11yNumberDigit(position: String, total: String): String = pick(
        "Digit \u2068${position}\u2069 of \u2068${total}\u2069",
        "第 \u2068${position}\u2069 位，共 \u2068${total}\u2069 位",
        "\u2068${total}\u2069桁中\u2068${position}\u2069桁目",
    )

    fun a11yNumberTyped(count: Int): String = pick(
        if (count == 1) "${count} digit typed" else "${count} digits typed",
        "已輸入 ${count} 位數字",
        "${count}桁入力済み",
    )

    fun a11yPromptMinutes(count: Int): String = pick(
        if (count == 1) "${count} minute left to answer" else "${count} minutes left to answer",
        "剩下 ${count} 分鐘可回覆",
        "回答できる時間はあと${count}分です",
    )

    fun a11yPromptOpened(account: String): String = pick(
        "Sign-in request. \u2068${account}\u2069.",
        "登入要求。\u2068${account}\u2069。",
        "サインイン要求。\u2068${account}\u2069。",
    )

    fun a11yPromptSeconds(count: Int): String = pick(
        if (count == 1) "${count} second left to answer" else "${count} seconds left to answer",
        "剩下 ${count} 秒可回覆",
        "回答できる時間はあと${count}秒です",
    )

    val a11yPromptUnusual: String get() = pick(
        "Unusual",
        "異常",
        "普段と違う点",
    )

    val a11yQr: String get() = pick(
        "QR code to pair a phone. Without a camera, use the pairing code below.",
        "用來配對手機的 QR Code。若無法掃描，請使用下方的配對碼。",
        "スマートフォン登録用のQRコードです。読み取れない場合は下の登録コードを使ってください。",
    )

    val a11yQrAccount: String get() = pick(
        "QR code with the key of this account, for the camera of your other device.",
        "含此帳戶金鑰的 QR Code，請用您另一部裝置的相機掃描。",
        "このアカウントのキーが入ったQRコードです。もう一方の端末のカメラで読み取ってください。",
    )

    val a11yQrTransfer: String get() = pick(
        "QR code for the camera of your other phone. Hold that phone over this screen.",
        "供您另一支手機掃描的 QR Code，請將那支手機拿到此螢幕上方。",
        "もう一方のカメラで読み取るQRコードです。この画面の上にかざしてください。",
    )

    val a11yRefuseHint: String get() = pick(
        "Refuses at once",
        "立即拒絕",
        "すぐに拒否します",
    )

    val a11yRing: String get() = pick(
        "Time left for this code",
        "此驗證碼的剩餘時間",
        "このコードの残り時間",
    )

    val a11yScanCamera: String get() = pick(
        "Camera view. Point it at the QR code; you will hear when it is read.",
        "相機畫面。請對準 QR Code，讀取成功時會告知。",
        "カメラ画面です。QRコードに向けてください。読み取れたら知らせます。",
    )

    val a11yScanFound: String get() = pick(
        "QR code read",
        "已讀取 QR Code",
        "QRコードを読み取りました",
    )

    val a11yScanPartly: String get() = pick(
        "QR code partly in view",
        "QR Code 只有部分在畫面內",
        "QRコードの一部しか映っていません",
    )

    val a11ySeverityCheck: String get() = pick(
        "Please check",
        "請確認",
        "確認してください",
    )

    val a11ySeverityInfo: String get() = pick(
        "Note",
        "說明",
        "情報",
    )

    val a11ySeverityWarning: String get() = pick(
        "Warning",
        "警告",
        "警告",
    )

    val accountDeleteNow: String get() = pick(
        "Delete now",
        "立即刪除",
        "今すぐ完全に削除",
    )

    val accountDeleteNowBody: String get() = pick(
        "This can’t be undone. The codes of this account will be gone.",
        "刪除後無法復原，這個帳戶的驗證碼將會消失。",
        "元に戻せません。このアカウントの確認コードは失われます。",
    )

    val accountFavourite: String get() = pick(
        "Add to favourites",
        "加入我的最愛",
        "お気に入りに追加",
    )

    val accountIssuer: String get() = pick(
        "Service",
        "服務",
        "サービス",
    )

    val accountKindCounter: String get() = pick(
        "Code changes when you ask",
        "要求時才更換驗證碼",
        "操作したときにコードが変わります",
    )

    fun accountKindSignin(host: String): String = pick(
        "Approves sign-ins at \u2068${host}\u2069",
        "核准 \u2068${host}\u2069 的登入",
        "\u2068${host}\u2069のサインインを承認",
    )

    val accountKindSteam: String get() = pick(
        "Steam code",
        "Steam 驗證碼",
        "Steamのコード",
    )

    fun accountKindTime(seconds: String): String = pick(
        "Code changes every \u2068${seconds}\u2069 seconds",
        "每 \u2068${seconds}\u2069 秒更換驗證碼",
        "\u2068${seconds}\u2069秒ごとにコードが変わります",
    )

    val accountLabelIssuer: String get() = pick(
        "Also named",
        "另一個名稱",
        "別の表記",
    )

    val accountLockRequested: String get() = pick(
        "The service wants this account locked. Approving always asks for you.",
        "服務要求鎖定這個帳戶，核准時一定會先確認是您本人。",
        "このアカウントの保護を求められています。承認のたびに本人確認をします。",
    )

    val accountMoveDown: String get() = pick(
        "Move down",
        "下移",
        "下へ移動",
    )

    val accountMoveUp: String get() = pick(
        "Move up",
        "上移",
        "上へ移動",
    )

    val accountName: String get() = pick(
        "Account",
        "帳戶",
        "アカウント",
    )

    val accountNickname: String get() = pick(
        "Your own name for it",
        "自訂名稱",
        "自分でつけた名前",
    )

    val accountPreviousBody: String get() = pick(
        "Kept for 30 days after the change, in case the new one does not work.",
        "更換後保留 30 天，以備新金鑰無法使用。",
        "新しいキーが使えない場合に備え、変更後30日間保管します。",
    )

    val accountPreviousTitle: String get() = pick(
        "Previous key",
        "先前的金鑰",
        "以前のキー",
    )

    val accountPreviousUse: String get() = pick(
        "Go back to this key",
        "改回這個金鑰",
        "このキーに戻す",
    )

    val accountRecentlyRemoved: String get() = pick(
        "Recently removed",
        "最近移除",
        "最近削除した項目",
    )

    val accountRecentlyRemovedNone: String get() = pick(
        "Nothing was removed in the last 30 days.",
        "過去 30 天沒有移除任何帳戶。",
        "過去30日間に削除したアカウントはありません。",
    )

    val accountRemoveBody: String get() = pick(
        "You can undo this for 30 days. Make sure you can still sign in another way.",
        "30 天內可以復原。請先確認您還有其他方式可以登入。",
        "30日以内なら元に戻せます。ほかの方法でサインインできることを確認してください。",
    )

    val accountRemoveBoth: String get() = pick(
        "Remove on both",
        "兩邊都移除",
        "両方から削除",
    )

    val accountRemoveHere: String get() = pick(
        "On this phone only",
        "只移除這支手機上的資料",
        "このスマートフォンだけ",
    )

    fun accountRemoveServiceBody(host: String): String = pick(
        "\u2068${host}\u2069 will stop asking this phone. You can also remove it on this phone only.",
        "\u2068${host}\u2069 將不再詢問這支手機。您也可以只在這支手機上移除。",
        "\u2068${host}\u2069はこのスマートフォンに要求を送らなくなります。このスマートフォンだけから削除することもできます。",
    )

    fun accountRemoveServiceTitle(host: String): String = pick(
        "Also tell \u2068${host}\u2069?",
        "要同時通知 \u2068${host}\u2069 嗎？",
        "\u2068${host}\u2069にも知らせますか？",
    )

    val accountRemoveTitle: String get() = pick(
        "Remove this account?",
        "要移除這個帳戶嗎？",
        "このアカウントを削除しますか？",
    )

    val accountRemoved: String get() = pick(
        "Removed. You can undo this for 30 days.",
        "已移除，30 天內可以復原。",
        "削除しました。30日以内なら元に戻せます。",
    )

    val accountRename: String get() = pick(
        "Rename",
        "重新命名",
        "名前を変更",
    )

    val accountReorder: String get() = pick(
        "Change order",
        "變更順序",
        "並べ替え",
    )

    val accountTitle: String get() = pick(
        "Account details",
        "帳戶詳細資料",
        "アカウントの詳細",
    )

    val accountTlsOptOutRefused: String get() = pick(
        "The service asked to skip a safety check of the connection. Countersign checks it anyway.",
        "服務要求略過連線的安全檢查，Countersign 仍會檢查。",
        "接続の安全確認を省くよう求められていますが、Countersignは必ず確認します。",
    )

    val accountUnfavourite: String get() = pick(
        "Remove from favourites",
        "從我的最愛移除",
        "お気に入りから外す",
    )

    val accountUnpaired: String get() = pick(
        "The pairing was ended on both sides.",
        "已在兩邊解除配對。",
        "両方で登録を解除しました。",
    )

    val addAdded: String get() = pick(
        "Account added. Here is its code.",
        "已新增帳戶，這是它的驗證碼。",
        "アカウントを追加しました。確認コードは次のとおりです。",
    )

    val addCheckCode: String get() = pick(
        "Type this code on the page that showed the QR code, to make sure it works.",
        "請把這組驗證碼輸入顯示 QR Code 的頁面，確認可以使用。",
        "QRコードを表示したページにこのコードを入力し、使えることを確認してください。",
    )

    fun addLinkMany(count: Int): String = pick(
        if (count == 1) "${count} link is waiting to be looked at" else "${count} links are waiting to be looked at",
        "有 ${count} 個連結等待查看",
        "${count}件のリンクが確認待ちです",
    )

    val addLinkParked: String get() = pick(
        "A link wants to add an account. Unlock to see what it is.",
        "有連結要求新增帳戶。請先解鎖再查看內容。",
        "リンクからアカウントの追加を求められています。ロックを解除して内容を確認してください。",
    )

    val addManual: String get() = pick(
        "Type it in",
        "手動輸入",
        "手動で入力",
    )

    val addPicture: String get() = pick(
        "Pick a picture",
        "選擇圖片",
        "画像を選ぶ",
    )

    val addPictureNone: String get() = pick(
        "No QR code was found in this picture. Try one that shows it larger and sharper.",
        "這張圖片裡找不到 QR Code，請改用更大、更清楚的圖片。",
        "この画像にQRコードが見つかりません。より大きく鮮明な画像を使ってください。",
    )

    val addPictureTooLarge: String get() = pick(
        "This picture is too large. Crop it to the QR code and try again.",
        "圖片太大，請裁切到只剩 QR Code 再試一次。",
        "画像が大きすぎます。QRコードの部分を切り取って、もう一度試してください。",
    )

    val addPictureUnreadable: String get() = pick(
        "This picture can’t be opened. Use a PNG, JPEG or WebP picture.",
        "無法開啟這張圖片，請使用 PNG、JPEG 或 WebP 格式。",
        "この画像は開けません。PNG、JPEG、WebPの画像を使ってください。",
    )

    val addScan: String get() = pick(
        "Scan a QR code",
        "掃描 QR Code",
        "QRコードを読み取る",
    )

    val addScanFar: String get() = pick(
        "Move closer, or make the QR code larger on the other screen.",
        "請靠近一點，或把另一個螢幕上的 QR Code 放大。",
        "近づけるか、相手の画面でQRコードを拡大してください。",
    )

    val addScanHint: String get() = pick(
        "Hold the phone so that the whole QR code is in view.",
        "請讓整個 QR Code 都在畫面內。",
        "QRコード全体が画面に入るようにしてください。",
    )

    fun addSeveral(count: Int): String = pick(
        if (count == 1) "${count} QR code found. Choose it." else "${count} QR codes found. Choose one.",
        "找到 ${count} 個 QR Code，請選擇一個。",
        "${count}個のQRコードがあります。1つ選んでください。",
    )

    val addTicketGone: String get() = pick(
        "The app was locked before you added this. Scan the QR code again.",
        "在您新增之前 App 已鎖定，請重新掃描 QR Code。",
        "追加する前にアプリがロックされました。もう一度QRコードを読み取ってください。",
    )

    val addTitle: String get() = pick(
        "Add account",
        "新增帳戶",
        "アカウントを追加",
    )

    val addTorchOff: String get() = pick(
        "Turn off light",
        "關閉燈光",
        "ライトを消す",
    )

    val addTorchOn: String get() = pick(
        "Turn on light",
        "開啟燈光",
        "ライトをつける",
    )

    val appName: String get() = pick(
        "Countersign",
        "Countersign",
        "Countersign",
    )

    val appTagline: String get() = pick(
        "Sign in to work and school accounts with your phone",
        "用手機登入公司或學校帳戶",
        "職場または学校アカウントにスマートフォンでサインイン",
    )

    fun backupLacks(count: Int): String = pick(
        if (count == 1) "${count} account is not in your last backup." else "${count} accounts are not in your last backup.",
        "有 ${count} 個帳戶不在上次備份中。",
        "${count}件のアカウントが前回のバックアップにありません。",
    )

    fun backupLast(`when`: String): String = pick(
        "Last backup: \u2068${`when`}\u2069",
        "上次備份：\u2068${`when`}\u2069",
        "前回のバックアップ：\u2068${`when`}\u2069",
    )

    fun backupLastTested(`when`: String): String = pick(
        "Last tested: \u2068${`when`}\u2069",
        "上次測試：\u2068${`when`}\u2069",
        "前回の確認：\u2068${`when`}\u2069",
    )

    val backupMake: String get() = pick(
        "Make a backup",
        "製作備份",
        "バックアップを作成",
    )

    val backupNotIncluded: String get() = pick(
        "Approving can’t be moved: it stays in this phone’s hardware. After restoring, pair those accounts again.",
        "核准功能綁定這支手機的硬體，無法移轉。還原後，請重新配對這些帳戶。",
        "承認機能はこのスマートフォンから移せません。復元後に、そのアカウントをもう一度登録してください。",
    )

    val backupPassword: String get() = pick(
        "Backup password",
        "備份密碼",
        "バックアップのパスワード",
    )

    val backupPasswordAgain: String get() = pick(
        "Backup password again",
        "再次輸入備份密碼",
        "パスワード（確認）",
    )

    val backupPasswordDifferent: String get() = pick(
        "The two passwords differ. Type them again.",
        "兩次輸入的密碼不同，請重新輸入。",
        "2つのパスワードが一致しません。もう一度入力してください。",
    )

    val backupPasswordHint: String get() = pick(
        "At least 12 characters; four or five unrelated words are good. It can’t be reset.",
        "至少 12 個字元，建議用四、五個不相關的詞。忘記後無法重設。",
        "12文字以上。関係のない単語を4～5個並べるのがおすすめです。再設定はできません。",
    )

    val backupTitle: String get() = pick(
        "Backup",
        "備份",
        "バックアップ",
    )

    fun backupVerified(count: Int): String = pick(
        if (count == 1) "Backup made and tested: ${count} account opened again with your password." else "Backup made and tested: ${count} accounts opened again with your password.",
        "備份完成並已測試：用您的密碼成功開啟 ${count} 個帳戶。",
        "バックアップを作成し、パスワードで${count}件を開けることを確認しました。",
    )

    val backupWhat: String get() = pick(
        "One file, locked with a password that only you know. It holds your accounts and their order.",
        "備份是一個以密碼鎖定的檔案，密碼只有您知道，內含您的帳戶與順序。",
        "あなただけが知るパスワードで保護した1つのファイルです。アカウントと並び順が入ります。",
    )

    val backupWhere: String get() = pick(
        "Keep it where you can reach it without this phone.",
        "請存放在沒有這支手機也拿得到的地方。",
        "このスマートフォンがなくても取り出せる場所に保管してください。",
    )

    val backupWorking: String get() = pick(
        "Locking the backup. This takes a few seconds on purpose.",
        "正在鎖定備份，刻意需要幾秒鐘。",
        "バックアップを保護しています。数秒かかります。",
    )

    fun batchAdd(count: Int): String = pick(
        if (count == 1) "Add ${count} account" else "Add ${count} accounts",
        "新增 ${count} 個帳戶",
        "${count}件のアカウントを追加",
    )

    val batchAddPartial: String get() = pick(
        "Add what I have so far",
        "先新增已掃描的部分",
        "読み取った分だけ追加",
    )

    fun batchMissing(numbers: String): String = pick(
        "Still missing: \u2068${numbers}\u2069",
        "還缺少：第 \u2068${numbers}\u2069 個",
        "残り：\u2068${numbers}\u2069番目",
    )

    val batchOtherExport: String get() = pick(
        "This one belongs to another export. Finish the first one, or start again.",
        "這個屬於另一次匯出。請先完成前一次，或重新開始。",
        "これは別のエクスポートのものです。先の分を終えるか、最初からやり直してください。",
    )

    fun batchPart(number: String, total: String): String = pick(
        "QR code \u2068${number}\u2069 of \u2068${total}\u2069",
        "第 \u2068${number}\u2069 個 QR Code，共 \u2068${total}\u2069 個",
        "\u2068${total}\u2069個中\u2068${number}\u2069個目のQRコード",
    )

    fun batchProgress(seen: String, total: String): String = pick(
        "\u2068${seen}\u2069 of \u2068${total}\u2069 QR codes scanned",
        "已掃描 \u2068${total}\u2069 個 QR Code 中的 \u2068${seen}\u2069 個",
        "\u2068${total}\u2069個中\u2068${seen}\u2069個のQRコードを読み取りました",
    )

    fun batchResult(added: String, same: String, skipped: String): String = pick(
        "\u2068${added}\u2069 added, \u2068${same}\u2069 already here, \u2068${skipped}\u2069 not used",
        "新增 \u2068${added}\u2069 個，已存在 \u2068${same}\u2069 個，未使用 \u2068${skipped}\u2069 個",
        "追加\u2068${added}\u2069件、登録済み\u2068${same}\u2069件、使用できない項目\u2068${skipped}\u2069件",
    )

    val batchSameAgain: String get() = pick(
        "You have scanned this one already. Show the next one.",
        "這個已經掃描過了，請顯示下一個。",
        "これは読み取り済みです。次のQRコードを表示してください。",
    )

    fun batchSkipped(count: Int): String = pick(
        if (count == 1) "${count} entry can’t be used" else "${count} entries can’t be used",
        "有 ${count} 個項目無法使用",
        "${count}件の項目は使えません",
    )

    val burstAfterBody: String get() = pick(
        "Now change your password on the service’s own page, and tell your IT help desk.",
        "請立即到服務的官方頁面更改密碼，並通知資訊單位。",
        "サービスの正規の画面でパスワードを変更し、ヘルプデスクに知らせてください。",
    )

    val burstAfterTitle: String get() = pick(
        "All refused",
        "已全部拒絕",
        "すべて拒否しました",
    )

    fun burstBody(count: Int): String = pick(
        if (count == 1) "${count} request in 10 minutes. Unless you are signing in right now, refuse them all." else "${count} requests in 10 minutes. Unless you are signing in right now, refuse them all.",
        "10 分鐘內有 ${count} 個要求。除非您正在登入，請全部拒絕。",
        "10分間に${count}件の要求がありました。今サインインしていないなら、すべて拒否してください。",
    )

    val burstCaller: String get() = pick(
        "Someone may call and ask you to approve. Don’t.",
        "可能有人打電話要您核准，請不要照做。",
        "電話などで承認を求められても、応じないでください。",
    )

    val burstRefuseAll: String get() = pick(
        "Refuse all",
        "全部拒絕",
        "すべて拒否",
    )

    val burstShow: String get() = pick(
        "Show them one by one",
        "逐一查看",
        "1件ずつ見る",
    )

    val burstTitle: String get() = pick(
        "Someone probably has your password",
        "很可能有人知道您的密碼",
        "誰かにパスワードを知られているようです",
    )

    val cardAccountAdd: String get() = pick(
        "Add this account",
        "新增這個帳戶",
        "このアカウントを追加",
    )

    val cardAccountEditIssuer: String get() = pick(
        "Which service is it for?",
        "這是哪個服務的帳戶？",
        "どのサービスのアカウントですか？",
    )

    val cardAccountEditName: String get() = pick(
        "Which account is it?",
        "這是哪個帳戶？",
        "どのアカウントですか？",
    )

    val cardAccountFirstCode: String get() = pick(
        "First code",
        "第一組驗證碼",
        "最初のコード",
    )

    val cardAccountWhat: String get() = pick(
        "It holds a key for codes. Nothing is sent; the codes are made on this phone.",
        "內含產生驗證碼的金鑰。不會傳送任何資料，驗證碼由這支手機產生。",
        "確認コードを作るキーが入っています。何も送信せず、コードはこのスマートフォンで作ります。",
    )

    val cardKeepPrivate: String get() = pick(
        "Keep this picture private: whoever has it can make your codes.",
        "請勿外流這張圖片：拿到的人都能產生您的驗證碼。",
        "この画像を人に見せないでください。持っている人は誰でもあなたのコードを作れます。",
    )

    val cardNoSecret: String get() = pick(
        "This QR code holds no key for codes.",
        "這個 QR Code 不含驗證碼金鑰。",
        "このQRコードに確認コードのキーは含まれていません。",
    )

    val cardNothingStored: String get() = pick(
        "Nothing was stored, and no connection was made.",
        "沒有儲存任何資料，也沒有連線。",
        "何も保存せず、どこにも接続していません。",
    )

    val cardNotices: String get() = pick(
        "Worth knowing",
        "請留意",
        "ご確認ください",
    )

    val cardPairingWhat: String get() = pick(
        "Once paired, this service knows this phone’s name and public keys, and can ask you to approve sign-ins. It sees no other account.",
        "配對之後，這個服務會知道這支手機的名稱與公開金鑰，並可請您核准登入，但看不到其他帳戶。",
        "登録すると、このサービスにこのスマートフォンの名前と公開鍵が伝わり、サインインの承認を求められるようになります。ほかのアカウントは見えません。",
    )

    fun cardRepairs(count: Int): String = pick(
        if (count == 1) "${count} small repair was made" else "${count} small repairs were made",
        "已自動修正 ${count} 處小問題",
        "小さな修正を${count}件行いました",
    )

    val cardScanAgain: String get() = pick(
        "Scan another",
        "掃描其他 QR Code",
        "別のQRコードを読み取る",
    )

    fun cardSupportCode(code: String): String = pick(
        "For support: \u2068${code}\u2069",
        "提供給支援人員：\u2068${code}\u2069",
        "問い合わせ用：\u2068${code}\u2069",
    )

    val cardTitleAccount: String get() = pick(
        "An account for codes",
        "驗證碼帳戶",
        "確認コード用のアカウント",
    )

    val cardTitleBatch: String get() = pick(
        "Accounts from another app",
        "來自其他 App 的帳戶",
        "ほかのアプリのアカウント",
    )

    val cardTitleForeign: String get() = pick(
        "This QR code is for something else",
        "這個 QR Code 是其他用途",
        "このQRコードは別の用途のものです",
    )

    val cardTitlePairing: String get() = pick(
        "A phone pairing",
        "手機配對",
        "スマートフォンの登録",
    )

    val cardTitleRejected: String get() = pick(
        "This QR code can’t be used",
        "無法使用這個 QR Code",
        "このQRコードは使えません",
    )

    val cardWhatInstead: String get() = pick(
        "What to do instead",
        "該怎麼做",
        "代わりにすること",
    )

    val clockApproveOk: String get() = pick(
        "Approving sign-ins is not affected.",
        "核准登入不受影響。",
        "サインインの承認には影響しません。",
    )

    val clockChanged: String get() = pick(
        "The clock was changed or the phone restarted, so it has to be checked again.",
        "時間被更改過或手機重新啟動，需要重新核對。",
        "時刻が変更されたか再起動されたため、もう一度確認が必要です。",
    )

    val clockCheck: String get() = pick(
        "Check now",
        "立即核對",
        "今すぐ確認",
    )

    fun clockOffFast(count: Int): String = pick(
        if (count == 1) "About ${count} second ahead. Codes may be refused." else "About ${count} seconds ahead. Codes may be refused.",
        "大約快了 ${count} 秒，驗證碼可能遭拒。",
        "約${count}秒進んでいます。コードが受け付けられないことがあります。",
    )

    val clockOffFix: String get() = pick(
        "Turn on “Set time automatically” in the phone’s settings.",
        "請在手機設定中開啟「自動設定時間」。",
        "端末の設定で「日時の自動設定」をオンにしてください。",
    )

    val clockOffNextCode: String get() = pick(
        "If a code is refused, the one marked “Next” may work.",
        "驗證碼遭拒時，可試試標示「下一組」的驗證碼。",
        "受け付けられないときは、「次のコード」を試してください。",
    )

    fun clockOffSlow(count: Int): String = pick(
        if (count == 1) "About ${count} second behind. Codes may be refused." else "About ${count} seconds behind. Codes may be refused.",
        "大約慢了 ${count} 秒，驗證碼可能遭拒。",
        "約${count}秒遅れています。コードが受け付けられないことがあります。",
    )

    val clockOffStrong: String get() = pick(
        "Codes will very likely be refused until the clock is right.",
        "在時間校正之前，驗證碼很可能遭拒。",
        "時刻を直すまで、コードはほぼ受け付けられません。",
    )

    val clockOffTitle: String get() = pick(
        "This phone’s clock may be off",
        "手機時間可能不準",
        "時刻がずれているかもしれません",
    )

    val clockTitle: String get() = pick(
        "The clock",
        "時鐘",
        "時計",
    )

    val clockTrusted: String get() = pick(
        "This phone’s clock is right",
        "手機時間正確",
        "時刻は正確です",
    )

    fun clockTrustedAge(`when`: String): String = pick(
        "Checked with a service \u2068${`when`}\u2069",
        "已於 \u2068${`when`}\u2069 與服務核對",
        "\u2068${`when`}\u2069にサービスと照合しました",
    )

    val clockUnknown: String get() = pick(
        "The clock could not be checked yet. That is normal without internet.",
        "尚未核對時間。沒有網路時這是正常的。",
        "時刻をまだ確認できていません。オフラインでは正常です。",
    )

    val clockZoneBody: String get() = pick(
        "Codes use world time. They stay right in every time zone, with automatic time on.",
        "驗證碼依世界標準時間產生。只要開啟自動設定時間，在任何時區都正確。",
        "コードは世界共通の時刻で作ります。日時の自動設定がオンなら、どのタイムゾーンでも正しく表示されます。",
    )

    val clockZoneChanged: String get() = pick(
        "The time zone changed. Your codes are still right.",
        "時區已變更，您的驗證碼仍然正確。",
        "タイムゾーンが変わりました。コードはそのまま使えます。",
    )

    val clockZoneHand: String get() = pick(
        "Don’t set the clock by hand to local time; change the time zone instead. Otherwise codes become wrong.",
        "請勿手動把時間改成當地時間，應更改時區，否則驗證碼會出錯。",
        "時刻を手動で現地時間に合わせず、タイムゾーンを変えてください。手動で変えるとコードが合わなくなります。",
    )

    val clockZoneTitle: String get() = pick(
        "Time zones don’t matter",
        "時區不影響驗證碼",
        "タイムゾーンは関係ありません",
    )

    val collisionReplaced: String get() = pick(
        "Replaced. The old key is kept for 30 days.",
        "已取代，舊金鑰保留 30 天。",
        "置き換えました。以前のキーは30日間保管します。",
    )

    val collisionRotatedBody: String get() = pick(
        "If you set it up again on the service’s page, replace the old key. If you are not sure, keep both.",
        "如果您在服務的頁面上重新設定過，請取代舊金鑰。不確定的話，請兩個都保留。",
        "サービスの画面で設定し直した場合は置き換えてください。わからない場合は両方残してください。",
    )

    val collisionRotatedKeepBoth: String get() = pick(
        "Keep both",
        "兩個都保留",
        "両方残す",
    )

    val collisionRotatedReplace: String get() = pick(
        "Replace, keep the old one 30 days",
        "取代，舊金鑰保留 30 天",
        "置き換える（以前のキーは30日保管）",
    )

    val collisionRotatedTitle: String get() = pick(
        "This account has a new key",
        "這個帳戶有新的金鑰",
        "このアカウントのキーが新しくなっています",
    )

    val collisionSameBody: String get() = pick(
        "The key is the same, so there is nothing to do.",
        "金鑰相同，不需要做任何事。",
        "キーが同じなので、何もする必要はありません。",
    )

    val collisionSameTitle: String get() = pick(
        "You already have this account",
        "您已經有這個帳戶",
        "このアカウントは登録済みです",
    )

    val collisionSameNameBody: String get() = pick(
        "It is from another service or of another kind, so it is added beside it. Nothing is overwritten.",
        "它來自其他服務或類型不同，會另外新增，不會覆蓋任何資料。",
        "別のサービスまたは種類のものなので、並べて追加します。上書きはしません。",
    )

    val collisionSameNameHint: String get() = pick(
        "Give one of them a name of your own, so that you can tell them apart.",
        "可為其中一個取自訂名稱，方便分辨。",
        "見分けられるように、どちらかに名前をつけてください。",
    )

    val collisionSameNameTitle: String get() = pick(
        "Another account has this name",
        "有另一個帳戶使用相同名稱",
        "同じ名前のアカウントがあります",
    )

    val commonBack: String get() = pick(
        "Back",
        "返回",
        "戻る",
    )

    val commonCancel: String get() = pick(
        "Cancel",
        "取消",
        "キャンセル",
    )

    val commonClose: String get() = pick(
        "Close",
        "關閉",
        "閉じる",
    )

    val commonContinue: String get() = pick(
        "Continue",
        "繼續",
        "続行",
    )

    val commonCopied: String get() = pick(
        "Copied. It is cleared from the clipboard after 30 seconds.",
        "已複製，30 秒後會從剪貼簿清除。",
        "コピーしました。30秒後にクリップボードから消去します。",
    )

    val commonCopy: String get() = pick(
        "Copy",
        "複製",
        "コピー",
    )

    fun commonDaysAgo(count: Int): String = pick(
        if (count == 1) "${count} day ago" else "${count} days ago",
        "${count} 天前",
        "${count}日前",
    )

    fun commonDaysLeft(count: Int): String = pick(
        if (count == 1) "${count} day left" else "${count} days left",
        "剩下 ${count} 天",
        "残り${count}日",
    )

    val commonDone: String get() = pick(
        "Done",
        "完成",
        "完了",
    )

    val commonEdit: String get() = pick(
        "Edit",
        "編輯",
        "編集",
    )

    val commonHideDetails: String get() = pick(
        "Hide details",
        "隱藏詳細資料",
        "詳細を隠す",
    )

    fun commonHoursAgo(count: Int): String = pick(
        if (count == 1) "${count} hour ago" else "${count} hours ago",
        "${count} 小時前",
        "${count}時間前",
    )

    val commonJustNow: String get() = pick(
        "Just now",
        "剛剛",
        "たった今",
    )

    val commonLearnMore: String get() = pick(
        "Learn more",
        "了解詳情",
        "詳しく見る",
    )

    val commonLoading: String get() = pick(
        "Loading…",
        "載入中…",
        "読み込み中…",
    )

    fun commonMinutesAgo(count: Int): String = pick(
        if (count == 1) "${count} minute ago" else "${count} minutes ago",
        "${count} 分鐘前",
        "${count}分前",
    )

    fun commonMinutesLeft(count: Int): String = pick(
        if (count == 1) "${count} minute left" else "${count} minutes left",
        "剩下 ${count} 分鐘",
        "残り${count}分",
    )

    val commonMore: String get() = pick(
        "More",
        "更多",
        "その他",
    )

    val commonNever: String get() = pick(
        "Never",
        "從未",
        "なし",
    )

    val commonNext: String get() = pick(
        "Next",
        "下一步",
        "次へ",
    )

    val commonNoName: String get() = pick(
        "No name",
        "沒有名稱",
        "名前なし",
    )

    val commonNotNow: String get() = pick(
        "Not now",
        "暫時不要",
        "後で",
    )

    val commonOffline: String get() = pick(
        "No internet connection. Codes still work.",
        "沒有網路連線，驗證碼仍可使用。",
        "インターネットに接続していません。確認コードは使えます。",
    )

    val commonOk: String get() = pick(
        "OK",
        "確定",
        "OK",
    )

    val commonOpenSettings: String get() = pick(
        "Open settings",
        "開啟設定",
        "設定を開く",
    )

    val commonRemove: String get() = pick(
        "Remove",
        "移除",
        "削除",
    )

    val commonRetry: String get() = pick(
        "Try again",
        "再試一次",
        "もう一度試す",
    )

    val commonSave: String get() = pick(
        "Save",
        "儲存",
        "保存",
    )

    val commonSearch: String get() = pick(
        "Search",
        "搜尋",
        "検索",
    )

    fun commonSecondsLeft(count: Int): String = pick(
        if (count == 1) "${count} second left" else "${count} seconds left",
        "剩下 ${count} 秒",
        "残り${count}秒",
    )

    val commonShare: String get() = pick(
        "Share",
        "分享",
        "共有",
    )

    val commonShowDetails: String get() = pick(
        "Show details",
        "顯示詳細資料",
        "詳細を表示",
    )

    val commonShowPassword: String get() = pick(
        "Show what I type",
        "顯示輸入內容",
        "入力した文字を表示",
    )

    val commonUndo: String get() = pick(
        "Undo",
        "復原",
        "元に戻す",
    )

    val commonUnknown: String get() = pick(
        "Unknown",
        "不明",
        "不明",
    )

    val errorAddressRefused: String get() = pick(
        "The app does not connect to this address. Ask your IT help desk for a new QR code.",
        "App 不會連線到這個網址。請向資訊單位索取新的 QR Code。",
        "このアドレスには接続しません。ヘルプデスクに新しいQRコードを依頼してください。",
    )

    val errorBackupDamaged: String get() = pick(
        "This file is damaged. Nothing was changed. Try another copy.",
        "檔案已損壞，未做任何更改。請改用其他副本。",
        "ファイルが壊れています。何も変更していません。別のコピーを使ってください。",
    )

    val errorBackupForeign: String get() = pick(
        "This file is not a Countersign backup. Choose another file.",
        "這不是 Countersign 的備份檔案。請選擇其他檔案。",
        "Countersignのバックアップではありません。別のファイルを選んでください。",
    )

    val errorBackupNewer: String get() = pick(
        "This backup was made by a newer version. Update the app, then try again.",
        "這份備份由較新版本建立。請更新 App 後再試一次。",
        "新しいバージョンのバックアップです。アプリを更新してから、もう一度お試しください。",
    )

    val errorBackupPassword: String get() = pick(
        "This password does not open the backup. Check capital letters and keyboard language.",
        "這個密碼無法開啟備份。請檢查大小寫與輸入法。",
        "このパスワードでは開けません。大文字・小文字と入力モードを確認してください。",
    )

    fun errorBackupPasswordShort(count: Int): String = pick(
        if (count == 1) "Add at least ${count} more character." else "Add at least ${count} more characters.",
        "至少再加 ${count} 個字元。",
        "あと${count}文字以上必要です。",
    )

    val errorBusy: String get() = pick(
        "Countersign is open in another window. Close it there and try again.",
        "Countersign 已在另一個視窗開啟，請關閉後再試。",
        "Countersignが別の画面で開いています。閉じてから試してください。",
    )

    val errorCancelled: String get() = pick(
        "Nothing was done. You can try again.",
        "沒有執行任何動作，您可以再試一次。",
        "何も行っていません。もう一度試せます。",
    )

    val errorCounterExhausted: String get() = pick(
        "This account has used all its codes. Set it up again on the service’s page.",
        "這個帳戶的驗證碼已用完。請在服務頁面重新設定。",
        "このアカウントのコードを使い切りました。サービスの画面で設定し直してください。",
    )

    val errorDataDamaged: String get() = pick(
        "The app’s data is damaged. What can be read is shown. Restore your backup for the rest.",
        "App 資料已損壞，僅顯示可讀取的部分。其餘請用備份還原。",
        "データが壊れています。読める分だけ表示します。残りはバックアップから復元してください。",
    )

    val errorDataForeign: String get() = pick(
        "This is not Countersign’s data. Nothing was changed.",
        "這不是 Countersign 的資料，未做任何更改。",
        "Countersignのデータではありません。何も変更していません。",
    )

    val errorDataNewer: String get() = pick(
        "This data was made by a newer version. Update the app to change anything.",
        "這份資料由較新版本建立。請更新 App 才能更改。",
        "新しいバージョンのデータです。変更するにはアプリを更新してください。",
    )

    val errorDataRolledBack: String get() = pick(
        "The app’s data is older than it was before. Check that no account is missing.",
        "App 資料比之前舊，請檢查帳戶是否有缺少。",
        "データが以前より古くなっています。アカウントが欠けていないか確認してください。",
    )

    val errorExpiredTicket: String get() = pick(
        "This took too long. Scan the QR code again.",
        "操作逾時，請重新掃描 QR Code。",
        "時間が経ちすぎました。もう一度QRコードを読み取ってください。",
    )

    val errorFileExists: String get() = pick(
        "There is a file of this name already. Nothing was written.",
        "已有同名的檔案，沒有寫入任何資料。",
        "同じ名前のファイルがすでにあります。何も書き込んでいません。",
    )

    val errorFileUnreadable: String get() = pick(
        "This file can’t be read. Check its name and its permissions.",
        "無法讀取這個檔案，請檢查檔名與權限。",
        "ファイルを読み込めません。名前とアクセス権を確認してください。",
    )

    val errorFileUnwritable: String get() = pick(
        "This file can’t be written. Check its name and its permissions.",
        "無法寫入這個檔案，請檢查檔名與權限。",
        "ファイルに書き込めません。名前とアクセス権を確認してください。",
    )

    val errorImportIsBackup: String get() = pick(
        "This is a backup of Countersign: restore it instead.",
        "這是 Countersign 的備份檔案，請改用還原功能。",
        "これはCountersignのバックアップです。復元で開いてください。",
    )

    val errorImportPassword: String get() = pick(
        "This password does not open the export. Check capital letters and keyboard language.",
        "這個密碼無法開啟匯出檔。請檢查大小寫與輸入法。",
        "このパスワードでは開けません。大文字・小文字と入力モードを確認してください。",
    )

    val errorImportTooLarge: String get() = pick(
        "This file is too large for an export of accounts. Make sure that you picked the right one.",
        "檔案太大，不像帳戶匯出檔。請確認選對檔案。",
        "アカウントのエクスポートとしては大きすぎます。ファイルを確認してください。",
    )

    val errorImportUnknown: String get() = pick(
        "This file is of no kind that Countersign knows. Export it again as a plain or encrypted file.",
        "Countersign 不認得這個檔案格式。請在原 App 重新匯出成一般或加密檔案。",
        "対応していない形式です。元のアプリで通常または暗号化ファイルとして書き出してください。",
    )

    val errorInternal: String get() = pick(
        "Something went wrong in the app. Nothing was changed. Close it and open it again.",
        "App 發生錯誤，未做任何更改。請關閉後重新開啟。",
        "アプリで問題が起きました。何も変更していません。閉じて開き直してください。",
    )

    val errorKeyInvalidated: String get() = pick(
        "The phone’s key can’t be used any more. Codes and refusing still work; pair again to approve.",
        "手機金鑰已失效。驗證碼與拒絕仍可使用，請重新配對才能核准。",
        "キーが使えなくなりました。コードと拒否は使えます。承認するには、もう一度登録してください。",
    )

    val errorKeysDamaged: String get() = pick(
        "The file with this phone’s signing keys is missing or damaged. Codes still work; pair again to answer requests.",
        "簽署金鑰的檔案遺失或損壞。驗證碼仍可使用，請重新配對才能回覆要求。",
        "署名キーのファイルがないか、壊れています。確認コードは使えます。要求に答えるには、もう一度登録してください。",
    )

    val errorLocked: String get() = pick(
        "The app is locked. Unlock it and try again.",
        "App 已鎖定，請解鎖後再試。",
        "アプリがロックされています。解除してから試してください。",
    )

    val errorNoScreenLock: String get() = pick(
        "Set a screen lock in the phone’s settings first, then try again.",
        "請先在手機設定中開啟螢幕鎖定，再試一次。",
        "端末の設定で画面ロックを設定してから、もう一度試してください。",
    )

    val errorNotAPairing: String get() = pick(
        "This QR code is not for pairing. “countersign scan” tells what it is.",
        "這個 QR Code 不是用來配對的。「countersign scan」可說明它的用途。",
        "このQRコードは登録用ではありません。「countersign scan」で内容を確認できます。",
    )

    val errorNotAnAccount: String get() = pick(
        "This QR code holds no account for codes. “countersign scan” tells what it is.",
        "這個 QR Code 不含驗證碼帳戶。「countersign scan」可說明它的用途。",
        "このQRコードには確認コード用のアカウントがありません。「countersign scan」で内容を確認できます。",
    )

    val errorNotFound: String get() = pick(
        "This is no longer here. Go back and look again.",
        "這個項目已不存在，請返回重新查看。",
        "すでにありません。戻って確認してください。",
    )

    val errorNotOffered: String get() = pick(
        "That is not one of the possible answers. Look at the page again.",
        "這不是可能的答案，請再看一次登入頁面。",
        "候補にない内容です。画面をもう一度確認してください。",
    )

    fun errorNumberLength(count: Int): String = pick(
        if (count == 1) "Type the ${count} digit shown on the page." else "Type all ${count} digits shown on the page.",
        "請輸入頁面上顯示的全部 ${count} 位數字。",
        "画面に表示された${count}桁の番号をすべて入力してください。",
    )

    val errorOffline: String get() = pick(
        "No internet connection. Check it and try again. Codes still work.",
        "沒有網路連線。請檢查後再試，驗證碼仍可使用。",
        "インターネットに接続できません。確認してもう一度試してください。コードは使えます。",
    )

    val errorPairingCode: String get() = pick(
        "This QR code is for pairing a phone. Use “countersign pair”.",
        "這個 QR Code 用於配對手機，請使用「countersign pair」。",
        "このQRコードはスマートフォンの登録用です。「countersign pair」を使ってください。",
    )

    fun errorPasscodeShort(count: Int): String = pick(
        if (count == 1) "Use at least ${count} character." else "Use at least ${count} characters.",
        "請至少使用 ${count} 個字元。",
        "${count}文字以上にしてください。",
    )

    val errorPictureNone: String get() = pick(
        "No QR code was found in this picture. Try one that shows it larger and sharper.",
        "這張圖片中找不到 QR Code。請改用更大、更清晰的圖片。",
        "この画像にQRコードが見つかりません。大きく鮮明に写った画像を使ってください。",
    )

    val errorPictureTooLarge: String get() = pick(
        "This picture is too large. Crop it to the QR code and try again.",
        "圖片太大，請裁切到只剩 QR Code 後再試。",
        "画像が大きすぎます。QRコードの部分を切り取って、もう一度試してください。",
    )

    val errorPictureUnreadable: String get() = pick(
        "This picture can’t be opened. Use a PNG, JPEG or WebP picture.",
        "無法開啟這張圖片，請使用 PNG、JPEG 或 WebP 圖片。",
        "この画像を開けません。PNG、JPEG、WebPの画像を使ってください。",
    )

    val errorServiceError: String get() = pick(
        "The service has a problem of its own. Try again later.",
        "服務本身發生問題，請稍後再試。",
        "サービス側で問題が起きています。しばらくしてから試してください。",
    )

    val errorServiceReply: String get() = pick(
        "The service’s reply can’t be understood, so nothing was changed. Tell your IT help desk.",
        "無法理解服務的回應，未做任何更改。請通知資訊單位。",
        "サービスの応答を理解できないため、何も変更していません。ヘルプデスクに知らせてください。",
    )

    val errorServiceSignature: String get() = pick(
        "The reply was not signed by the service you paired with. It was ignored. Tell your IT help desk.",
        "回應不是由您配對的服務簽署，已忽略。請通知資訊單位。",
        "登録したサービスの署名がない応答のため無視しました。ヘルプデスクに知らせてください。",
    )

    val errorSeveralCodes: String get() = pick(
        "This picture holds several pairing QR codes. Crop it to one of them.",
        "這張圖片中有多個配對 QR Code，請裁切到只剩一個。",
        "この画像には登録用のQRコードが複数あります。1つだけを切り取ってください。",
    )

    val errorSlotDisabled: String get() = pick(
        "The passcode is switched off after ten wrong tries. Use another way to unlock.",
        "解鎖密碼因錯誤十次而停用，請改用其他方式解鎖。",
        "10回間違えたためパスコードは使えません。ほかの方法で解除してください。",
    )

    val errorStorageFull: String get() = pick(
        "The phone’s storage is full. Nothing was changed. Free some space and try again.",
        "手機儲存空間已滿，未做任何更改。請清出空間後再試。",
        "端末の空き容量がありません。何も変更していません。空きを作ってから試してください。",
    )

    val errorStorageReadOnly: String get() = pick(
        "The app can’t write to its storage. Nothing was changed. Restart the phone and try again.",
        "App 無法寫入儲存空間，未做任何更改。請重新啟動手機後再試。",
        "保存領域に書き込めません。何も変更していません。再起動してから試してください。",
    )

    val errorTimeout: String get() = pick(
        "The service did not answer in time. Try again in a moment.",
        "服務沒有及時回應，請稍後再試。",
        "サービスから時間内に応答がありません。しばらくしてから試してください。",
    )

    fun errorTls(host: String): String = pick(
        "The connection to \u2068${host}\u2069 is not safe, so nothing was sent. Try another network, or tell your IT help desk.",
        "與 \u2068${host}\u2069 的連線不安全，因此沒有傳送資料。請換個網路，或通知資訊單位。",
        "\u2068${host}\u2069への接続が安全でないため送信していません。別の回線で試すか、ヘルプデスクに知らせてください。",
    )

    fun errorTooManyRequests(seconds: String): String = pick(
        "Too many tries. Wait \u2068${seconds}\u2069 seconds, then try again.",
        "嘗試次數過多，請等待 \u2068${seconds}\u2069 秒後再試。",
        "回数が多すぎます。\u2068${seconds}\u2069秒待ってから、もう一度試してください。",
    )

    val errorTransferDamaged: String get() = pick(
        "The accounts did not arrive whole. Nothing was changed. Start the move again on the new phone.",
        "帳戶沒有完整傳到，未做任何更改。請在新手機上重新開始移轉。",
        "アカウントが正しく届きませんでした。何も変更していません。新しい方で最初からやり直してください。",
    )

    val errorTransferNewer: String get() = pick(
        "The other phone has a newer version. Update this app, then start the move again.",
        "另一支手機的版本較新。請更新這個 App，再重新開始移轉。",
        "もう一方のバージョンの方が新しいです。このアプリを更新してから、最初からやり直してください。",
    )

    val errorTransferTooLarge: String get() = pick(
        "These are too many accounts to move over the screens. Make a backup and restore it on the new phone.",
        "帳戶太多，無法透過螢幕移轉。請建立備份，並在新手機上還原。",
        "アカウントが多すぎて画面では移せません。バックアップを作り、新しい方で復元してください。",
    )

    val errorUnavailable: String get() = pick(
        "This device can’t do that. Nothing was changed.",
        "這部裝置無法執行此動作，未做任何更改。",
        "この端末では実行できません。何も変更していません。",
    )

    val errorVerificationRequired: String get() = pick(
        "Show that it is you: unlock the app again.",
        "請再次解鎖 App，確認是您本人。",
        "ご本人であることの確認のため、もう一度ロックを解除してください。",
    )

    val errorWrongPasscode: String get() = pick(
        "This passcode is not right.",
        "解鎖密碼不正確。",
        "パスコードが違います。",
    )

    val errorWrongState: String get() = pick(
        "This can’t be done now. Go back and try again.",
        "目前無法執行，請返回再試。",
        "今はできません。戻ってもう一度試してください。",
    )

    val expiredBody: String get() = pick(
        "You did not answer. Nobody was let in. It stays here for 24 hours.",
        "您沒有回覆，因此沒有人登入成功。這裡會保留 24 小時。",
        "回答がなく、サインインは行われていません。24時間表示します。",
    )

    val expiredMe: String get() = pick(
        "It was me",
        "是我",
        "自分でした",
    )

    val expiredNotMe: String get() = pick(
        "It wasn’t me – report it",
        "不是我，回報",
        "自分ではない：報告する",
    )

    val expiredTitle: String get() = pick(
        "Expired – was it you?",
        "已過期，是您本人嗎？",
        "期限切れ：あなたでしたか？",
    )

    val exportAction: String get() = pick(
        "Export without a lock",
        "匯出未鎖定的檔案",
        "保護なしで書き出す",
    )

    val exportCode: String get() = pick(
        "Show as a QR code",
        "以 QR Code 顯示",
        "QRコードで表示",
    )

    val exportCodeWarning: String get() = pick(
        "Whoever sees this QR code can make your codes. Let only your own device scan it.",
        "看到此 QR Code 的人都能產生您的驗證碼，請只用您自己的裝置掃描。",
        "このQRコードを見た人は誰でもコードを作れます。ご自分の端末だけで読み取ってください。",
    )

    val exportDone: String get() = pick(
        "Exported. This was written into the activity list.",
        "已匯出，並記錄於活動紀錄。",
        "書き出しました。履歴に記録しました。",
    )

    val exportTitle: String get() = pick(
        "Export",
        "匯出",
        "エクスポート",
    )

    val exportWarning: String get() = pick(
        "The file is not locked: whoever has it can make your codes. A backup is safer.",
        "檔案沒有鎖定，拿到的人都能產生您的驗證碼。建議改用備份。",
        "ファイルは保護されません。持っている人は誰でもコードを作れます。バックアップの方が安全です。",
    )

    val healthDataOk: String get() = pick(
        "All data can be read.",
        "所有資料都可以讀取。",
        "すべてのデータを読み取れます。",
    )

    val healthLockDo: String get() = pick(
        "Only one way opens the app. Add a second one, in case the first stops working.",
        "只有一種方式可以開啟 Countersign。請再設定一種，以防第一種無法使用。",
        "アプリを開く方法が1つだけです。使えなくなった場合に備えて、もう1つ設定してください。",
    )

    val healthLockOk: String get() = pick(
        "More than one way opens the app.",
        "有兩種以上的方式可以開啟 Countersign。",
        "アプリを開く方法が2つ以上あります。",
    )

    val homeAdd: String get() = pick(
        "Add account",
        "新增帳戶",
        "アカウントを追加",
    )

    val homeBackupDue: String get() = pick(
        "Your backup is out of date. Make a new one.",
        "備份已過舊，請重新備份。",
        "バックアップが古くなっています。新しく作成してください。",
    )

    val homeBackupMissing: String get() = pick(
        "You have no backup. If this phone is lost, its codes are lost.",
        "您還沒有備份。手機遺失時，驗證碼也會一併遺失。",
        "バックアップがありません。スマートフォンをなくすと確認コードも失われます。",
    )

    val homeCodesOnly: String get() = pick(
        "Codes only. Pair again to approve sign-ins.",
        "只能使用驗證碼。若要核准登入，請重新配對。",
        "確認コードのみ。サインインを承認するには、もう一度登録してください。",
    )

    fun homeDamaged(count: Int): String = pick(
        if (count == 1) "${count} account can’t be read. The others are fine." else "${count} accounts can’t be read. The others are fine.",
        "有 ${count} 個帳戶無法讀取，其他帳戶正常。",
        "${count}件のアカウントを読み込めません。ほかは正常です。",
    )

    val homeEmptyBody: String get() = pick(
        "Open your work or school’s security page on a computer, then scan the QR code it shows.",
        "請在電腦上開啟公司或學校的安全性資訊頁面，再掃描頁面上的 QR Code。",
        "パソコンで職場や学校のセキュリティ情報ページを開き、表示されたQRコードを読み取ってください。",
    )

    val homeEmptyTitle: String get() = pick(
        "No accounts yet",
        "還沒有帳戶",
        "アカウントがありません",
    )

    val homeFavourites: String get() = pick(
        "Favourites",
        "我的最愛",
        "お気に入り",
    )

    val homeHidden: String get() = pick(
        "Tap to show the code",
        "點一下顯示驗證碼",
        "タップしてコードを表示",
    )

    val homeHotpNext: String get() = pick(
        "Get next code",
        "取得下一組驗證碼",
        "次のコードを表示",
    )

    fun homeNextCode(code: String): String = pick(
        "Next: \u2068${code}\u2069",
        "下一組：\u2068${code}\u2069",
        "次のコード：\u2068${code}\u2069",
    )

    fun homePreviousCode(code: String): String = pick(
        "Previous key: \u2068${code}\u2069",
        "先前的金鑰：\u2068${code}\u2069",
        "以前のキー：\u2068${code}\u2069",
    )

    fun homePrompts(count: Int): String = pick(
        if (count == 1) "${count} sign-in request is waiting" else "${count} sign-in requests are waiting",
        "有 ${count} 個登入要求在等待",
        "${count}件のサインイン要求があります",
    )

    val homePushOnly: String get() = pick(
        "Asks you to approve; has no code for use offline.",
        "只能核准登入，沒有離線驗證碼。",
        "承認専用です。オフライン用の確認コードはありません。",
    )

    val homeReadOnly: String get() = pick(
        "This data was made by a newer version. You can read codes; update the app to change anything.",
        "這份資料由較新版本建立。您可以查看驗證碼；如需更改，請更新 App。",
        "新しいバージョンで作られたデータです。コードは表示できます。変更するにはアプリを更新してください。",
    )

    val homeRefresh: String get() = pick(
        "Check for sign-in requests",
        "檢查登入要求",
        "サインイン要求を確認",
    )

    val homeRefreshNone: String get() = pick(
        "No requests are waiting.",
        "目前沒有登入要求。",
        "サインイン要求はありません。",
    )

    fun homeRefreshPartial(count: Int): String = pick(
        if (count == 1) "${count} service could not be reached." else "${count} services could not be reached.",
        "有 ${count} 個服務無法連線。",
        "${count}件のサービスに接続できませんでした。",
    )

    val homeSearch: String get() = pick(
        "Search accounts",
        "搜尋帳戶",
        "アカウントを検索",
    )

    fun homeSearchNone(query: String): String = pick(
        "No account matches “\u2068${query}\u2069”.",
        "沒有符合「\u2068${query}\u2069」的帳戶。",
        "「\u2068${query}\u2069」に一致するアカウントはありません。",
    )

    val homeTitle: String get() = pick(
        "Accounts",
        "帳戶",
        "アカウント",
    )

    val homeUnconfirmed: String get() = pick(
        "Pairing not finished",
        "配對尚未完成",
        "登録が完了していません",
    )

    val importAction: String get() = pick(
        "Import",
        "匯入",
        "インポート",
    )

    val importAppAegis: String get() = pick(
        "Aegis",
        "Aegis",
        "Aegis",
    )

    val importAppAndOtp: String get() = pick(
        "andOTP",
        "andOTP",
        "andOTP",
    )

    val importAppBitwarden: String get() = pick(
        "Bitwarden",
        "Bitwarden",
        "Bitwarden",
    )

    val importAppFreeOtpPlus: String get() = pick(
        "FreeOTP+",
        "FreeOTP+",
        "FreeOTP+",
    )

    val importAppLastPass: String get() = pick(
        "LastPass Authenticator",
        "LastPass Authenticator",
        "LastPass Authenticator",
    )

    val importAppLinks: String get() = pick(
        "A list of accounts",
        "帳戶清單",
        "アカウントの一覧",
    )

    val importAppProton: String get() = pick(
        "Proton Authenticator",
        "Proton Authenticator",
        "Proton Authenticator",
    )

    val importAppRaivo: String get() = pick(
        "Raivo",
        "Raivo",
        "Raivo",
    )

    val importAppStratum: String get() = pick(
        "Stratum",
        "Stratum",
        "Stratum",
    )

    val importAppTwoFas: String get() = pick(
        "2FAS",
        "2FAS",
        "2FAS",
    )

    val importDeleteFile: String get() = pick(
        "The export file holds your keys. Delete it when you no longer need it.",
        "匯出檔內含您的金鑰，不再需要時請刪除。",
        "エクスポートファイルにはキーが入っています。不要になったら削除してください。",
    )

    fun importDone(added: String, same: String, skipped: String): String = pick(
        "\u2068${added}\u2069 added, \u2068${same}\u2069 already here, \u2068${skipped}\u2069 not used",
        "新增 \u2068${added}\u2069 個，已存在 \u2068${same}\u2069 個，未使用 \u2068${skipped}\u2069 個",
        "追加\u2068${added}\u2069件、登録済み\u2068${same}\u2069件、使えない項目\u2068${skipped}\u2069件",
    )

    fun importFound(count: Int, app: String): String = pick(
        if (count == 1) "\u2068${app}\u2069: ${count} account found" else "\u2068${app}\u2069: ${count} accounts found",
        "\u2068${app}\u2069：找到 ${count} 個帳戶",
        "\u2068${app}\u2069：${count}件のアカウント",
    )

    val importPassword: String get() = pick(
        "Password of this export",
        "匯出檔的密碼",
        "エクスポートのパスワード",
    )

    val importPick: String get() = pick(
        "Pick the export file",
        "選擇匯出檔案",
        "エクスポートファイルを選択",
    )

    val importTitle: String get() = pick(
        "Import from another app",
        "從其他 App 匯入",
        "ほかのアプリからインポート",
    )

    val inactiveBody: String get() = pick(
        "The service no longer knows this phone for this account. Remove it here and pair again.",
        "服務上已沒有這支手機的配對紀錄。請移除此帳戶並重新配對。",
        "サービスにこのスマートフォンの登録がありません。削除してから、もう一度登録してください。",
    )

    val inactiveCodesMayFail: String get() = pick(
        "Its codes may no longer be accepted.",
        "它的驗證碼可能不再被接受。",
        "コードは受け付けられないことがあります。",
    )

    val inactiveNothingLost: String get() = pick(
        "Nothing was deleted here. The name stays, and codes are shown until you remove it.",
        "這裡沒有刪除任何資料。名稱與驗證碼會保留，直到您移除為止。",
        "何も削除していません。削除するまで、名前とコードは残ります。",
    )

    val inactiveTitle: String get() = pick(
        "No longer active on this phone",
        "已無法在這支手機上使用",
        "このスマートフォンでは使えなくなりました",
    )

    val journalApproved: String get() = pick(
        "Approved",
        "已核准",
        "承認",
    )

    val journalBroken: String get() = pick(
        "Part of this list was changed or is missing. Ask your IT help desk.",
        "部分紀錄遭變更或遺失，請洽資訊單位。",
        "履歴の一部が変更されたか、なくなっています。ヘルプデスクに相談してください。",
    )

    val journalClosed: String get() = pick(
        "Closed elsewhere",
        "已在其他地方結束",
        "別の場所で終了",
    )

    val journalConfirmed: String get() = pick(
        "Confirmed by the service",
        "服務已確認",
        "サービスで確認済み",
    )

    val journalEmpty: String get() = pick(
        "Nothing yet. What you approve, refuse or report is listed here.",
        "還沒有紀錄。您核准、拒絕、回報的要求會列在這裡。",
        "まだありません。承認・拒否・報告した内容がここに並びます。",
    )

    val journalExpired: String get() = pick(
        "Not answered",
        "未回覆",
        "未回答",
    )

    val journalExported: String get() = pick(
        "Exported",
        "已匯出",
        "エクスポート",
    )

    val journalPaired: String get() = pick(
        "Paired",
        "已配對",
        "登録",
    )

    val journalRefused: String get() = pick(
        "Refused",
        "已拒絕",
        "拒否",
    )

    val journalRemoved: String get() = pick(
        "Removed",
        "已移除",
        "削除",
    )

    val journalReported: String get() = pick(
        "Reported",
        "已回報",
        "報告",
    )

    val journalShare: String get() = pick(
        "Save for the help desk",
        "匯出給資訊單位",
        "ヘルプデスク用に保存",
    )

    val journalShareBody: String get() = pick(
        "The file holds times, services and answers. It holds no keys, codes or numbers.",
        "檔案包含時間、服務與回覆，不含金鑰、驗證碼或數字。",
        "日時、サービス、回答が入ります。キー、コード、番号は入りません。",
    )

    val journalTitle: String get() = pick(
        "Activity",
        "活動紀錄",
        "履歴",
    )

    val journalUnconfirmed: String get() = pick(
        "Not confirmed by the service",
        "服務尚未確認",
        "サービスで未確認",
    )

    val journalUnknown: String get() = pick(
        "Answered; no reply came",
        "已回覆，但沒有收到回應",
        "回答済み（返事なし）",
    )

    val journalWrongNumber: String get() = pick(
        "Wrong number",
        "數字錯誤",
        "番号違い",
    )

    val keyInvalidAction: String get() = pick(
        "Pair again",
        "重新配對",
        "もう一度登録する",
    )

    val keyInvalidBody: String get() = pick(
        "The fingerprints, face or screen lock of this phone changed, so its key was made unusable for safety.",
        "手機的指紋、臉部或螢幕鎖定已變更，為了安全，原有金鑰已失效。",
        "指紋、顔、画面ロックのいずれかが変わったため、安全のためキーを無効にしました。",
    )

    val keyInvalidStill: String get() = pick(
        "Codes and refusing still work. To approve again, pair this phone again.",
        "驗證碼與拒絕功能仍可使用。若要核准，請重新配對這支手機。",
        "確認コードと拒否は使えます。承認するには、もう一度登録してください。",
    )

    val keyInvalidTitle: String get() = pick(
        "Approving is switched off on this phone",
        "這支手機已停用核准功能",
        "このスマートフォンでは承認できなくなりました",
    )

    val lockDisabled: String get() = pick(
        "The passcode is switched off after ten wrong tries. Unlock with your phone’s lock. Nothing was deleted.",
        "解鎖密碼輸入錯誤十次，已停用。請改用螢幕鎖定，資料沒有被刪除。",
        "10回間違えたためパスコードは使えません。画面ロックで解除してください。データは消えていません。",
    )

    val lockErase: String get() = pick(
        "Start over with an empty app",
        "清空並重新開始",
        "空の状態でやり直す",
    )

    val lockEraseBody: String get() = pick(
        "All accounts on this phone will be deleted. This can’t be undone.",
        "這支手機上的所有帳戶都會刪除，且無法復原。",
        "このスマートフォンのアカウントがすべて削除され、元に戻せません。",
    )

    val lockKeyGone: String get() = pick(
        "Your phone’s lock changed and can’t open the app any more. Use your passcode.",
        "手機的螢幕鎖定已變更，無法用來開啟 App。請使用解鎖密碼。",
        "画面ロックが変わったため使えません。パスコードで解除してください。",
    )

    val lockNoWay: String get() = pick(
        "Neither lock opens the app. Restore your backup, or set the accounts up again.",
        "兩種方式都無法開啟 App。請還原備份，或重新設定帳戶。",
        "どちらの方法でも開けません。バックアップを復元するか、アカウントを設定し直してください。",
    )

    val lockPasscode: String get() = pick(
        "Passcode",
        "解鎖密碼",
        "パスコード",
    )

    val lockReason: String get() = pick(
        "Unlock to see your accounts",
        "解鎖以查看您的帳戶",
        "アカウントを表示するためにロックを解除",
    )

    val lockTitle: String get() = pick(
        "Countersign is locked",
        "Countersign 已鎖定",
        "Countersignはロックされています",
    )

    val lockUnlock: String get() = pick(
        "Unlock",
        "解鎖",
        "ロック解除",
    )

    val lockUsePasscode: String get() = pick(
        "Use passcode",
        "使用解鎖密碼",
        "パスコードを使う",
    )

    val lockUsePhone: String get() = pick(
        "Use phone lock",
        "使用螢幕鎖定",
        "画面ロックを使う",
    )

    fun lockWaiting(count: Int): String = pick(
        if (count == 1) "${count} request is waiting" else "${count} requests are waiting",
        "有 ${count} 個要求在等待",
        "${count}件の要求があります",
    )

    fun lockWrong(count: Int): String = pick(
        if (count == 1) "Wrong passcode. ${count} try left before it is switched off." else "Wrong passcode. ${count} tries left before it is switched off.",
        "解鎖密碼錯誤，再錯 ${count} 次將停用。",
        "パスコードが違います。あと${count}回で使えなくなります。",
    )

    val lostLostSteps: String get() = pick(
        "1. On the service’s security info page, remove the lost phone, or ask your IT help desk to.\n2. Change your password.\n3. On the new phone, restore your backup, then pair again.",
        "1. 在服務的安全性資訊頁面移除遺失的手機，或請資訊單位協助。\n2. 更改密碼。\n3. 在新手機還原備份，再重新配對。",
        "1. セキュリティ情報ページで紛失したスマートフォンを削除するか、ヘルプデスクに依頼します。\n2. パスワードを変更します。\n3. 新しい方でバックアップを復元し、もう一度登録します。",
    )

    val lostNewSteps: String get() = pick(
        "1. Keep the old phone until the end.\n2. Move the codes to the new phone.\n3. Pair the new phone on the service’s page, approving with the old one.\n4. Remove the old phone there.",
        "1. 完成前請保留舊手機。\n2. 將驗證碼移轉到新手機。\n3. 在服務頁面配對新手機，並用舊手機核准。\n4. 最後在該頁面移除舊手機。",
        "1. 終わるまで古い方を手元に残します。\n2. コードを新しい方へ移します。\n3. サービスの画面で新しい方を登録し、古い方で承認します。\n4. 最後に古い方を削除します。",
    )

    val lostNoWayIn: String get() = pick(
        "No phone and no backup? Your IT help desk can let you set up a new phone.",
        "沒有手機也沒有備份？資訊單位可以協助您設定新手機。",
        "スマートフォンもバックアップもない場合は、ヘルプデスクに新しい登録を依頼してください。",
    )

    val lostTitle: String get() = pick(
        "Lost or new phone",
        "手機遺失或更換",
        "紛失・機種変更",
    )

    val manualAddress: String get() = pick(
        "Service address",
        "服務網址",
        "サービスのアドレス",
    )

    val manualAddressHint: String get() = pick(
        "Begins with https:// and is shown under the QR code",
        "以 https:// 開頭，顯示在 QR Code 下方",
        "https:// で始まり、QRコードの下に表示されます",
    )

    val manualAdvanced: String get() = pick(
        "More settings",
        "更多設定",
        "詳細設定",
    )

    val manualAlgorithm: String get() = pick(
        "Method",
        "演算法",
        "方式",
    )

    val manualCounter: String get() = pick(
        "Start number",
        "起始次數",
        "開始番号",
    )

    val manualDigits: String get() = pick(
        "Digits",
        "位數",
        "桁数",
    )

    val manualIssuer: String get() = pick(
        "Service",
        "服務",
        "サービス",
    )

    val manualIssuerHint: String get() = pick(
        "For example Microsoft, or your school’s name",
        "例如 Microsoft 或學校名稱",
        "例：Microsoft、学校名",
    )

    val manualKey: String get() = pick(
        "Setup key (secret key)",
        "設定金鑰（祕密金鑰）",
        "セットアップキー（秘密鍵）",
    )

    val manualKeyEmpty: String get() = pick(
        "Type the setup key shown on the service’s page.",
        "請輸入服務頁面上顯示的設定金鑰。",
        "サービスの画面に表示されたキーを入力してください。",
    )

    val manualKeyHint: String get() = pick(
        "Letters and numbers. Spaces and dashes are fine.",
        "由英文字母和數字組成，可含空格或連字號。",
        "英字と数字です。空白やハイフンがあってもかまいません。",
    )

    val manualKeyLookalike: String get() = pick(
        "A setup key has no 0, 1, 8 or 9. What looks like 0 may be O; 1 may be I or L; 8 may be B.",
        "設定金鑰不會有 0、1、8、9。看起來像 0 的可能是 O，1 可能是 I 或 L，8 可能是 B。",
        "キーに0、1、8、9はありません。0に見えるのはO、1はIかL、8はBかもしれません。",
    )

    val manualKind: String get() = pick(
        "How the code changes",
        "驗證碼更換方式",
        "コードの変わり方",
    )

    val manualKindCounter: String get() = pick(
        "On request",
        "要求時更換",
        "操作したときに変わる",
    )

    val manualKindTime: String get() = pick(
        "With time",
        "隨時間更換",
        "時間で変わる",
    )

    val manualName: String get() = pick(
        "Account",
        "帳戶",
        "アカウント",
    )

    val manualNameHint: String get() = pick(
        "Usually your email address",
        "通常是您的電子郵件地址",
        "通常はメールアドレス",
    )

    val manualPairCode: String get() = pick(
        "Pairing code",
        "配對碼",
        "登録コード",
    )

    fun manualPairCodeBadChar(position: String): String = pick(
        "Character \u2068${position}\u2069 of the pairing code can’t be right: it has only digits and letters, and no U. Check it.",
        "配對碼的第 \u2068${position}\u2069 個字元有誤：只有數字和英文字母，且沒有 U。請檢查。",
        "登録コードの\u2068${position}\u2069文字目が正しくありません。数字と英字だけで、Uは使いません。確認してください。",
    )

    val manualPairCodeHint: String get() = pick(
        "Five groups of five. Capital or small letters are both fine.",
        "五組，每組五個字元，大小寫皆可。",
        "5文字ずつ5組です。大文字でも小文字でもかまいません。",
    )

    fun manualPairCodeLength(count: Int): String = pick(
        if (count == 1) "${count} character is missing." else "${count} characters are missing.",
        "還少 ${count} 個字元。",
        "あと${count}文字足りません。",
    )

    val manualPeriod: String get() = pick(
        "Seconds",
        "秒數",
        "秒数",
    )

    val manualTabCode: String get() = pick(
        "Setup key",
        "設定金鑰",
        "セットアップキー",
    )

    val manualTabPair: String get() = pick(
        "Pairing code",
        "配對碼",
        "登録コード",
    )

    val manualTitle: String get() = pick(
        "Type it in",
        "手動輸入",
        "手動で入力",
    )

    val noticeAccountsSkipped: String get() = pick(
        "Some entries can’t be used. They are listed with the reason; the others can be added.",
        "部分項目無法使用，已列出原因；其他項目可以新增。",
        "一部の項目は使えません。理由を一覧に示します。ほかは追加できます。",
    )

    val noticeBadPercent: String get() = pick(
        "The name contains a stray % sign. It was kept as it is.",
        "名稱中有多餘的 % 符號，已照原樣保留。",
        "名前に余分な%記号があります。そのまま残しました。",
    )

    val noticeBadUtf8: String get() = pick(
        "Part of the name can’t be read and is shown as �. You can correct it after adding.",
        "名稱有部分無法辨識，以 � 顯示。新增後可以修改。",
        "名前の一部を読み取れず、�と表示しています。追加後に修正できます。",
    )

    val noticeCounterAssumed: String get() = pick(
        "No start number was given, so it starts at 0. If codes are refused, ask your help desk.",
        "沒有提供起始次數，因此從 0 開始。若驗證碼遭拒，請洽資訊單位。",
        "開始番号がないため0から始めます。コードが受け付けられないときはヘルプデスクに確認してください。",
    )

    val noticeDayPassword: String get() = pick(
        "This makes one code a day. The service calls it a day password.",
        "這個帳戶每天產生一組驗證碼，服務稱為「每日密碼」。",
        "1日に1つのコードを作ります。サービスでは「日替わりパスワード」と呼ばれます。",
    )

    val noticeDigitsFixed: String get() = pick(
        "Steam codes always have five characters. The other length in the QR code was ignored.",
        "Steam 驗證碼固定為五個字元，已忽略 QR Code 中的其他長度。",
        "Steamのコードは常に5文字です。QRコードの別の桁数は無視しました。",
    )

    val noticeDoubleEncoded: String get() = pick(
        "The name still contains codes such as %20. You can correct it after adding.",
        "名稱中仍有 %20 之類的符號，新增後可以修改。",
        "名前に%20のような記号が残っています。追加後に修正できます。",
    )

    val noticeDuplicateIgnored: String get() = pick(
        "Something is written twice in this QR code. It made no difference.",
        "QR Code 中有重複的內容，不影響結果。",
        "QRコードに同じ項目が2回ありましたが、影響はありません。",
    )

    val noticeEmptyIgnored: String get() = pick(
        "A setting was left empty, so the usual value was used.",
        "有一項設定是空白的，已使用一般值。",
        "空の設定があったため、通常の値を使いました。",
    )

    val noticeGluedParameter: String get() = pick(
        "A number was stuck to the service name and has been separated. Check the name.",
        "服務名稱後面黏著數字，已經分開，請確認名稱。",
        "サービス名に数字がつながっていたので分けました。名前を確認してください。",
    )

    val noticeHtmlUnescaped: String get() = pick(
        "The text came from a web page and was tidied up.",
        "文字來自網頁，已整理過。",
        "Webページからの文字列を整えました。",
    )

    val noticeInsecureLoopback: String get() = pick(
        "This connects to the same device without protection. It is meant for testing only.",
        "這會以未加密方式連到本機，僅供測試使用。",
        "この端末自身に暗号化なしで接続します。テスト専用です。",
    )

    val noticeIssuerDiffers: String get() = pick(
        "This code gives two service names. Both are kept, so that similar accounts stay apart.",
        "這個 QR Code 有兩個服務名稱，兩個都會保留，避免混淆相似的帳戶。",
        "サービス名が2つあります。似たアカウントを見分けられるよう、両方を残します。",
    )

    val noticeLabelAmbiguous: String get() = pick(
        "The name could be split in several ways. Check service and account before adding.",
        "名稱有多種拆分方式，新增前請確認服務與帳戶。",
        "名前の区切り方が複数考えられます。追加する前にサービスとアカウントを確認してください。",
    )

    val noticeLineBreaksRemoved: String get() = pick(
        "Line breaks in the text were removed.",
        "已移除文字中的換行。",
        "文字列の改行を取り除きました。",
    )

    val noticeLockRequested: String get() = pick(
        "The service asks that the code is shown only after you unlock.",
        "服務要求解鎖後才顯示驗證碼。",
        "サービスは、ロック解除後にだけコードを表示するよう求めています。",
    )

    val noticeLongText: String get() = pick(
        "The name is very long and is shown shortened.",
        "名稱很長，只顯示一部分。",
        "名前がとても長いため、短くして表示しています。",
    )

    val noticeLookalikeLink: String get() = pick(
        "This link resembles a pairing link but is not one. Don’t open it unless you know where it comes from.",
        "這個連結很像配對連結，但不是。除非確定來源，否則請勿開啟。",
        "登録用リンクに似ていますが、別のものです。出所がわからない場合は開かないでください。",
    )

    val noticeLooksLikeSecret: String get() = pick(
        "This may be a setup key. If the service gave it to you as one, choose “Type it in”.",
        "這可能是設定金鑰。若是服務提供給您的金鑰，請選擇「手動輸入」。",
        "セットアップキーかもしれません。サービスから示されたキーなら「手動で入力」を選んでください。",
    )

    val noticeMaybeMilliseconds: String get() = pick(
        "The time looks as if it was meant in another unit. If codes are refused, ask the service.",
        "更換時間的單位似乎有誤。若驗證碼遭拒，請洽該服務。",
        "更新間隔の単位が違うかもしれません。コードが受け付けられないときはサービスに確認してください。",
    )

    val noticeMaybeSteam: String get() = pick(
        "This says Steam but makes ordinary codes. If Steam refuses them, set it up again from Steam.",
        "名稱是 Steam，但產生的是一般驗證碼。若遭拒，請從 Steam 重新設定。",
        "Steamと書かれていますが通常のコードです。使えないときはSteamから設定し直してください。",
    )

    val noticeMoreCodes: String get() = pick(
        "There are more QR codes in this export. Scan them in any order, whenever you like.",
        "這次匯出還有其他 QR Code，可依任意順序、隨時掃描。",
        "このエクスポートにはほかにもQRコードがあります。順番も時間も自由に読み取れます。",
    )

    val noticeNoIssuer: String get() = pick(
        "No service is named. Type a name that you will recognise.",
        "沒有服務名稱，請輸入您能辨認的名稱。",
        "サービス名がありません。わかりやすい名前を入力してください。",
    )

    val noticeNoName: String get() = pick(
        "No account is named. Type a name that you will recognise.",
        "沒有帳戶名稱，請輸入您能辨認的名稱。",
        "アカウント名がありません。わかりやすい名前を入力してください。",
    )

    val noticePeriodAssumed: String get() = pick(
        "The export does not say how often the code changes. 30 seconds was used; check that the code works.",
        "匯出內容沒有註明更換時間，已採用 30 秒，請確認驗證碼可以使用。",
        "更新間隔の情報がないため30秒としました。コードが使えることを確認してください。",
    )

    val noticePeriodZero: String get() = pick(
        "The time between codes was 0, so the usual time was used.",
        "更換時間為 0，已使用一般值。",
        "更新間隔が0だったため、通常の値を使いました。",
    )

    val noticePlusAsSpace: String get() = pick(
        "A plus sign in the name was read as a space. Correct it if that is wrong.",
        "名稱中的加號視為空格，若不正確請修改。",
        "名前のプラス記号を空白として読みました。違う場合は修正してください。",
    )

    val noticePrivateAddress: String get() = pick(
        "This service is inside a private network. Continue only if your IT help desk gave you this QR code.",
        "這個服務位於內部網路。只有資訊單位提供的 QR Code 才可繼續。",
        "このサービスは組織内のネットワークにあります。ヘルプデスクから渡されたQRコードの場合だけ続けてください。",
    )

    val noticePunycodeHost: String get() = pick(
        "The address uses letters of another script. Compare both forms with the one you expect.",
        "網址含有其他語言的字母，請比對兩種寫法是否正確。",
        "アドレスに別の文字体系の文字があります。2つの表記が正しいか確認してください。",
    )

    val noticePushExtrasIgnored: String get() = pick(
        "It also holds pairing data for the Auth0 Guardian app, which was not used. The codes work.",
        "另含 Auth0 Guardian App 的配對資料，未使用。驗證碼可正常使用。",
        "Auth0 Guardianアプリ用の情報もありますが使いません。コードは使えます。",
    )

    val noticeSecretCleaned: String get() = pick(
        "Spaces or dashes in the key were removed.",
        "已移除金鑰中的空格或連字號。",
        "キーの空白やハイフンを取り除きました。",
    )

    val noticeSecretTrailingBits: String get() = pick(
        "The end of the key held unused data, which every app ignores.",
        "金鑰結尾有不使用的資料，所有 App 都會忽略。",
        "キーの末尾に使われない部分がありました。どのアプリでも無視されます。",
    )

    val noticeSteamAssumed: String get() = pick(
        "It was taken as a Steam account because of its name.",
        "依名稱判斷為 Steam 帳戶。",
        "名前からSteamのアカウントと判断しました。",
    )

    val noticeTlsOptOutRefused: String get() = pick(
        "The QR code asks to skip a safety check of the connection. Countersign checks it anyway.",
        "這個 QR Code 要求略過連線的安全檢查，Countersign 仍會檢查。",
        "接続の安全確認を省くよう求めていますが、Countersignは必ず確認します。",
    )

    val noticeUnknownParameter: String get() = pick(
        "One setting has an unusual name. It agrees with the value used.",
        "有一項設定名稱不常見，內容與採用的值相同。",
        "見慣れない名前の設定がありますが、使った値と同じです。",
    )

    val noticeUnusualCharacters: String get() = pick(
        "The name contains hidden or look-alike characters. Make sure that it is the service you expect.",
        "名稱含有隱藏或容易混淆的字元，請確認是您預期的服務。",
        "名前に見えない文字や紛らわしい文字があります。想定どおりのサービスか確認してください。",
    )

    val noticeUnwrapped: String get() = pick(
        "Quotation marks or link text around it were removed.",
        "已移除前後的引號或連結文字。",
        "前後の引用符やリンクの記述を取り除きました。",
    )

    val noticeWeakSecret: String get() = pick(
        "The service chose a short key. It works; nothing to do.",
        "服務使用的金鑰較短，仍可使用，不需處理。",
        "サービスが短いキーを使っています。そのまま使えます。",
    )

    val notifyBackupBody: String get() = pick(
        "It takes one minute and your backup password.",
        "只需一分鐘與您的備份密碼。",
        "1分ほどで終わります。パスワードを用意してください。",
    )

    val notifyBackupTitle: String get() = pick(
        "Time to test your backup",
        "該測試備份了",
        "バックアップの確認時期です",
    )

    val notifyBurstBody: String get() = pick(
        "Someone may have your password. Open to refuse them all.",
        "可能有人知道您的密碼。開啟以全部拒絕。",
        "パスワードを知られているかもしれません。開いてすべて拒否できます。",
    )

    val notifyBurstTitle: String get() = pick(
        "Many sign-in requests",
        "大量登入要求",
        "サインイン要求が続いています",
    )

    val notifyChannelQuiet: String get() = pick(
        "Repeated requests",
        "重複的要求",
        "繰り返しの要求",
    )

    val notifyChannelReminders: String get() = pick(
        "Reminders",
        "提醒",
        "リマインダー",
    )

    val notifyChannelRequests: String get() = pick(
        "Sign-in requests",
        "登入要求",
        "サインイン要求",
    )

    val notifyClockBody: String get() = pick(
        "Codes may be refused. Open to see what to do.",
        "驗證碼可能遭拒。開啟以查看處理方式。",
        "コードが受け付けられないことがあります。開いて対処を確認してください。",
    )

    val notifyClockTitle: String get() = pick(
        "Your phone’s clock may be off",
        "手機時間可能不準",
        "時刻がずれているかもしれません",
    )

    val notifyExpiredBody: String get() = pick(
        "Was it you? Open to report it if not.",
        "是您本人嗎？若不是，請開啟並回報。",
        "あなたでしたか？違う場合は開いて報告してください。",
    )

    val notifyExpiredTitle: String get() = pick(
        "A sign-in request went unanswered",
        "有一個登入要求未回覆",
        "未回答のサインイン要求があります",
    )

    fun notifyPairedBody(account: String): String = pick(
        "\u2068${account}\u2069: another phone can now approve. If it wasn’t you, open this.",
        "\u2068${account}\u2069：另一支手機可以核准登入。若不是您，請開啟。",
        "\u2068${account}\u2069：別のスマートフォンで承認できます。心当たりがなければ開いてください。",
    )

    val notifyPairedTitle: String get() = pick(
        "A phone was paired",
        "有手機完成配對",
        "スマートフォンが登録されました",
    )

    val notifyRefuseFailed: String get() = pick(
        "Not refused yet: no connection. Open to try again.",
        "尚未拒絕：沒有連線。請開啟再試。",
        "まだ拒否できていません。接続を確認し、開いて再試行してください。",
    )

    val notifyRefused: String get() = pick(
        "Refused",
        "已拒絕",
        "拒否しました",
    )

    fun notifyRequestBody(account: String): String = pick(
        "\u2068${account}\u2069: open to answer",
        "\u2068${account}\u2069：開啟以回覆",
        "\u2068${account}\u2069：開いて回答してください",
    )

    val notifyRequestOpen: String get() = pick(
        "Open",
        "開啟",
        "開く",
    )

    val notifyRequestPublic: String get() = pick(
        "Open Countersign to answer",
        "請開啟 Countersign 回覆",
        "Countersignを開いて回答してください",
    )

    val notifyRequestRefuse: String get() = pick(
        "Refuse",
        "拒絕",
        "拒否",
    )

    val notifyRequestTitle: String get() = pick(
        "Sign-in request",
        "登入要求",
        "サインイン要求",
    )

    val offlineHint: String get() = pick(
        "On the sign-in page choose “Use a verification code”, then type this.",
        "請在登入頁面選擇「使用驗證碼」，再輸入這組數字。",
        "サインイン画面で「確認コードを使用する」を選び、入力してください。",
    )

    val offlineTitle: String get() = pick(
        "Code for use offline",
        "離線驗證碼",
        "オフラインの確認コード",
    )

    val onboardingBody: String get() = pick(
        "Countersign shows codes, and asks you when someone signs in with your password.",
        "Countersign 會顯示驗證碼，並在有人用您的密碼登入時詢問您。",
        "Countersignは確認コードを表示し、あなたのパスワードでサインインがあったときに確認します。",
    )

    val onboardingLockBody: String get() = pick(
        "Use your phone’s lock, or a passcode of your own as well. If one fails, the other still opens the app.",
        "可用手機的螢幕鎖定，也可另設解鎖密碼。其中一種失效時，另一種仍能開啟 App。",
        "画面ロックを使います。パスコードも設定しておくと、一方が使えなくてもアプリを開けます。",
    )

    val onboardingLockPasscode: String get() = pick(
        "Also set a passcode",
        "另外設定解鎖密碼",
        "パスコードも設定する",
    )

    val onboardingLockPhone: String get() = pick(
        "Use my phone’s lock",
        "使用手機的螢幕鎖定",
        "画面ロックを使う",
    )

    val onboardingLockTitle: String get() = pick(
        "Set how to open the app",
        "設定開啟 App 的方式",
        "アプリの開き方を設定",
    )

    val onboardingNoLockBody: String get() = pick(
        "Without a screen lock you can’t approve sign-ins. Set one in the phone’s settings, then come back. Codes work without it.",
        "沒有螢幕鎖定就無法核准登入。請先到手機設定中開啟，再回到這裡。驗證碼不受影響。",
        "画面ロックがないと、サインインを承認できません。端末の設定で画面ロックを設定してから戻ってください。確認コードは使えます。",
    )

    val onboardingNoLockTitle: String get() = pick(
        "This phone has no screen lock",
        "這支手機沒有設定螢幕鎖定",
        "画面ロックが設定されていません",
    )

    val onboardingPrivacy: String get() = pick(
        "Your accounts stay on this phone. Nothing is sent until you pair with a service.",
        "帳戶資料只存在這支手機裡。與服務配對之前，不會傳送任何資料。",
        "アカウントはこのスマートフォンの中だけに保存されます。サービスに登録するまで何も送信しません。",
    )

    val onboardingRestore: String get() = pick(
        "I have a backup",
        "我有備份",
        "バックアップから復元する",
    )

    val onboardingStart: String get() = pick(
        "Add your first account",
        "新增第一個帳戶",
        "最初のアカウントを追加",
    )

    val onboardingTitle: String get() = pick(
        "Sign in with your phone",
        "用手機登入",
        "スマートフォンでサインイン",
    )

    val onboardingTransfer: String get() = pick(
        "I have an old phone",
        "我有舊手機",
        "機種変更する",
    )

    val pairAgainBody: String get() = pick(
        "What you have now is kept until the new pairing works.",
        "新的配對成功之前，現有的設定會保留。",
        "新しい登録が完了するまで、今の設定はそのまま残ります。",
    )

    val pairAgainTitle: String get() = pick(
        "This pairs the same account again",
        "這會重新配對同一個帳戶",
        "同じアカウントをもう一度登録します",
    )

    val pairAlready: String get() = pick(
        "This phone is already paired with this account. Pair again only if it stopped working.",
        "這支手機已與此帳戶配對。除非無法使用，否則不需重新配對。",
        "このアカウントには登録済みです。使えなくなった場合だけ、もう一度登録してください。",
    )

    val pairConfirmPerson: String get() = pick(
        "Confirm with your phone’s lock",
        "請用手機的螢幕鎖定確認",
        "画面ロックで確認してください",
    )

    fun pairConnecting(host: String): String = pick(
        "Connecting to \u2068${host}\u2069…",
        "正在連線到 \u2068${host}\u2069…",
        "\u2068${host}\u2069に接続しています…",
    )

    val pairConsentAction: String get() = pick(
        "Pair",
        "配對",
        "登録する",
    )

    val pairConsentBody: String get() = pick(
        "Continue only if you opened this page yourself. Nothing is sent before you continue.",
        "只有您自己開啟的頁面才可繼續。繼續之前不會傳送任何資料。",
        "自分で開いたページの場合だけ続けてください。続けるまで何も送信しません。",
    )

    fun pairConsentBothForms(ascii: String): String = pick(
        "Written with other letters: \u2068${ascii}\u2069",
        "以其他字母表示：\u2068${ascii}\u2069",
        "別の表記：\u2068${ascii}\u2069",
    )

    val pairConsentDevice: String get() = pick(
        "Name of this phone",
        "這支手機的名稱",
        "このスマートフォンの名前",
    )

    val pairConsentHost: String get() = pick(
        "With the service at",
        "服務網址",
        "接続先のサービス",
    )

    fun pairConsentSends(device: String): String = pick(
        "The service will learn: this phone’s name (\u2068${device}\u2069) and its public keys.",
        "服務會得知：這支手機的名稱（\u2068${device}\u2069）與公開金鑰。",
        "サービスに伝わるもの：このスマートフォンの名前（\u2068${device}\u2069）と公開鍵。",
    )

    val pairConsentTitle: String get() = pick(
        "Pair this phone?",
        "要配對這支手機嗎？",
        "このスマートフォンを登録しますか？",
    )

    val pairDoneBody: String get() = pick(
        "This phone can now approve sign-ins for this account. Its code works without internet too.",
        "這支手機現在可以核准此帳戶的登入，沒有網路時也能使用驗證碼。",
        "このアカウントのサインインを承認できます。確認コードはオフラインでも使えます。",
    )

    val pairDoneCode: String get() = pick(
        "Your code now",
        "目前的驗證碼",
        "現在の確認コード",
    )

    val pairDoneNoCode: String get() = pick(
        "This service gives no codes for use offline.",
        "這個服務不提供離線驗證碼。",
        "このサービスにはオフライン用の確認コードがありません。",
    )

    val pairDoneTitle: String get() = pick(
        "Paired",
        "配對完成",
        "登録が完了しました",
    )

    val pairFailedAgain: String get() = pick(
        "Make a new QR code on the page and scan it. A QR code works once, for 10 minutes.",
        "請在頁面上產生新的 QR Code 再掃描。每個 QR Code 只能用一次，有效 10 分鐘。",
        "画面で新しいQRコードを作り、読み取ってください。QRコードは1回限り、10分間有効です。",
    )

    val pairFailedScan: String get() = pick(
        "Scan a new QR code",
        "掃描新的 QR Code",
        "新しいQRコードを読み取る",
    )

    val pairFailedService: String get() = pick(
        "The service’s proof does not match this QR code. Someone may be in between. Try another network.",
        "服務的證明與 QR Code 不符，可能有人從中攔截。請換個網路再試。",
        "サービスの証明がQRコードと一致しません。通信に割り込まれているおそれがあります。別の回線で試してください。",
    )

    val pairFailedTitle: String get() = pick(
        "Pairing did not work",
        "配對未成功",
        "登録できませんでした",
    )

    val pairFailedUnchanged: String get() = pick(
        "Your other accounts are not affected.",
        "其他帳戶不受影響。",
        "ほかのアカウントに影響はありません。",
    )

    val pairInterrupted: String get() = pick(
        "Pairing was interrupted. If the page does not show this phone, make a new QR code.",
        "配對中斷。若頁面沒有顯示這支手機，請產生新的 QR Code。",
        "登録が中断されました。画面にこのスマートフォンが出ない場合は、新しいQRコードを作ってください。",
    )

    fun pairMovedBody(host: String): String = pick(
        "From now on it wants to be reached at \u2068${host}\u2069. Continue only if your organisation announced it.",
        "之後將改用 \u2068${host}\u2069。只有您的組織公告過才可繼續。",
        "今後は\u2068${host}\u2069を使います。組織から案内があった場合だけ続けてください。",
    )

    val pairMovedTitle: String get() = pick(
        "The service has a new address",
        "服務有新的網址",
        "サービスのアドレスが変わりました",
    )

    val pairNumberBody: String get() = pick(
        "The page now shows a number and the name of this phone. If it names another phone, cancel.",
        "頁面現在會顯示一組數字和這支手機的名稱。若是其他手機，請取消。",
        "画面に番号とこのスマートフォンの名前が出ます。別の名前の場合は中止してください。",
    )

    fun pairNumberExpires(count: Int): String = pick(
        if (count == 1) "${count} minute left to finish" else "${count} minutes left to finish",
        "請在 ${count} 分鐘內完成",
        "あと${count}分以内に完了してください",
    )

    val pairNumberTitle: String get() = pick(
        "Type the number shown on the page",
        "請輸入頁面上顯示的數字",
        "画面に表示された番号を入力",
    )

    val pairNumberWaiting: String get() = pick(
        "Waiting for the number to appear on the page…",
        "等待頁面顯示數字…",
        "画面に番号が出るのを待っています…",
    )

    val permBattery: String get() = pick(
        "This phone may delay notifications to save battery. If none comes, open the app and pull down.",
        "手機可能為了省電而延遲通知。若沒收到，請開啟 App 並向下拉。",
        "省電のため通知が遅れることがあります。届かないときはアプリを開き、下に引いて更新してください。",
    )

    val permCameraBody: String get() = pick(
        "The camera reads QR codes only. No picture is kept or sent.",
        "相機只用來讀取 QR Code，不會保存或傳送任何影像。",
        "カメラはQRコードの読み取りだけに使います。画像は保存も送信もしません。",
    )

    val permCameraDenied: String get() = pick(
        "The camera is not allowed. Turn it on in settings, pick a picture, or type the key.",
        "未允許使用相機。請到設定中開啟，或改選圖片、手動輸入。",
        "カメラが許可されていません。設定で許可するか、画像を選ぶか、手動で入力してください。",
    )

    val permCameraNone: String get() = pick(
        "No camera was found. Pick a picture, or type the key.",
        "找不到相機。請改選圖片，或手動輸入。",
        "カメラが見つかりません。画像を選ぶか、手動で入力してください。",
    )

    val permCameraTitle: String get() = pick(
        "Use the camera to scan",
        "使用相機掃描",
        "カメラで読み取ります",
    )

    val permNotificationsAllow: String get() = pick(
        "Allow notifications",
        "允許通知",
        "通知を許可",
    )

    val permNotificationsBody: String get() = pick(
        "Notifications say only that a request is waiting. You approve inside the app.",
        "通知只會說有登入要求在等待。核准要在 App 內進行。",
        "通知には要求が届いたことだけを表示します。承認はアプリの中で行います。",
    )

    val permNotificationsDenied: String get() = pick(
        "Notifications are off. Open the app when a sign-in page asks you to.",
        "通知已關閉。登入頁面要求時，請自行開啟 App。",
        "通知はオフです。サインイン画面で案内されたら、アプリを開いてください。",
    )

    val permNotificationsTitle: String get() = pick(
        "Be told when someone signs in",
        "有人登入時通知您",
        "サインインがあったときに通知",
    )

    val problemAccountBlocked: String get() = pick(
        "This account is blocked. Your IT help desk can unblock it.",
        "這個帳戶已被封鎖，請洽資訊單位解除。",
        "このアカウントは停止されています。解除はヘルプデスクに依頼してください。",
    )

    val problemAlreadyAnswered: String get() = pick(
        "You have answered this request already.",
        "您已回覆過這個要求。",
        "この要求には回答済みです。",
    )

    val problemBadRequest: String get() = pick(
        "The service did not accept this. Update the app, or tell your IT help desk.",
        "服務不接受這個要求。請更新 App 或通知資訊單位。",
        "サービスに受け付けられませんでした。アプリを更新するか、ヘルプデスクに知らせてください。",
    )

    val problemBadSignature: String get() = pick(
        "The service could not verify this phone. Pair it again.",
        "服務無法驗證這支手機，請重新配對。",
        "サービスがこのスマートフォンを確認できません。もう一度登録してください。",
    )

    val problemChallengeExpired: String get() = pick(
        "This request is too old. Start the sign-in again on the page.",
        "這個要求已過期，請在頁面重新登入。",
        "この要求は期限切れです。画面でサインインをやり直してください。",
    )

    val problemChallengeUnknown: String get() = pick(
        "The service no longer knows this request. Start the sign-in again on the page.",
        "服務已沒有這個要求，請在頁面重新登入。",
        "この要求はサービスにありません。画面でサインインをやり直してください。",
    )

    val problemClockSkew: String get() = pick(
        "This phone’s clock differs too much from the service’s. Turn on automatic time.",
        "手機時間與服務相差太多，請開啟自動設定時間。",
        "時刻がサービスと大きくずれています。日時の自動設定をオンにしてください。",
    )

    val problemCodeExpired: String get() = pick(
        "This QR code is too old: it is valid for 10 minutes. Make a new one.",
        "這個 QR Code 已過期（有效 10 分鐘），請重新產生。",
        "このQRコードは期限切れです（有効10分）。作り直してください。",
    )

    val problemCodeUnknown: String get() = pick(
        "The service does not know this pairing code. Make a new QR code on its page.",
        "服務找不到這個配對碼，請在頁面重新產生 QR Code。",
        "この登録コードは見つかりません。サービスの画面でQRコードを作り直してください。",
    )

    val problemCodeUsed: String get() = pick(
        "This QR code was already used. If it wasn’t by you, tell your IT help desk; else make a new one.",
        "這個 QR Code 已被使用。若不是您，請通知資訊單位；否則請重新產生。",
        "このQRコードは使用済みです。心当たりがなければヘルプデスクへ。そうでなければ作り直してください。",
    )

    val problemDeviceUnknown: String get() = pick(
        "No longer active on this phone: remove it and pair again.",
        "已無法在這支手機上使用：請移除後重新配對。",
        "このスマートフォンでは使えなくなりました。削除して、もう一度登録してください。",
    )

    val problemPollingDenied: String get() = pick(
        "The service does not let phones ask for requests. Tell your IT help desk.",
        "服務不允許手機查詢登入要求，請通知資訊單位。",
        "サービスの設定で、スマートフォンから要求を確認できません。ヘルプデスクに知らせてください。",
    )

    val problemTooManyRequests: String get() = pick(
        "Too many tries. Wait a little and try again.",
        "嘗試次數過多，請稍候再試。",
        "回数が多すぎます。しばらく待ってから、もう一度試してください。",
    )

    val promptAccount: String get() = pick(
        "Account",
        "帳戶",
        "アカウント",
    )

    val promptApp: String get() = pick(
        "App",
        "應用程式",
        "アプリ",
    )

    val promptApprove: String get() = pick(
        "Approve",
        "核准",
        "承認",
    )

    val promptApproveDisabled: String get() = pick(
        "Type the number to approve",
        "輸入數字後即可核准",
        "番号を入力すると承認できます",
    )

    val promptBrowser: String get() = pick(
        "Browser",
        "瀏覽器",
        "ブラウザー",
    )

    val promptCancelled: String get() = pick(
        "Not approved. The request is still open.",
        "尚未核准，這個要求仍然有效。",
        "承認していません。要求はまだ有効です。",
    )

    val promptClosed: String get() = pick(
        "This request was already answered or cancelled elsewhere.",
        "這個要求已在其他地方回覆或取消。",
        "この要求は別の場所で回答されたか、取り消されました。",
    )

    val promptCodeToPhone: String get() = pick(
        "Type this on the sign-in page",
        "請在登入頁面輸入這組代碼",
        "サインイン画面に次のコードを入力",
    )

    val promptDevice: String get() = pick(
        "Device",
        "裝置",
        "端末",
    )

    val promptFirstAny: String get() = pick(
        "This is the first request for this account",
        "這是此帳戶的第一個登入要求",
        "このアカウントへの最初の要求です",
    )

    val promptFirstApp: String get() = pick(
        "First time with this app",
        "第一次使用這個應用程式",
        "このアプリは初めてです",
    )

    val promptFirstBrowser: String get() = pick(
        "First time with this browser",
        "第一次使用這個瀏覽器",
        "このブラウザーは初めてです",
    )

    fun promptFirstCountry(country: String): String = pick(
        "First time from \u2068${country}\u2069",
        "第一次從 \u2068${country}\u2069 登入",
        "\u2068${country}\u2069からは初めてです",
    )

    val promptIp: String get() = pick(
        "Network address",
        "網路位址",
        "IPアドレス",
    )

    val promptMessage: String get() = pick(
        "Message from the service",
        "服務的訊息",
        "サービスからのメッセージ",
    )

    fun promptNextRequest(count: Int): String = pick(
        if (count == 1) "${count} more request is waiting" else "${count} more requests are waiting",
        "還有 ${count} 個要求在等待",
        "ほかに${count}件の要求があります",
    )

    val promptNoNumber: String get() = pick(
        "This service asks without a number. Approve only if you are signing in right now.",
        "這個服務的要求沒有數字。只有在您正在登入時才核准。",
        "このサービスは番号なしで確認します。今サインインしている場合だけ承認してください。",
    )

    val promptNotMe: String get() = pick(
        "It isn’t me",
        "不是我",
        "自分ではない",
    )

    fun promptNumberHint(count: Int): String = pick(
        if (count == 1) "${count} digit" else "${count} digits",
        "${count} 位數字",
        "${count}桁の数字",
    )

    val promptNumberLabel: String get() = pick(
        "Number shown on the sign-in page",
        "登入頁面上顯示的數字",
        "サインイン画面に表示された番号",
    )

    val promptNumberNever: String get() = pick(
        "Nobody will ever call to give you this number. If someone does, refuse.",
        "不會有人打電話告訴您這組數字。若有人這麼做，請拒絕。",
        "この番号を電話で伝えてくる人はいません。伝えられた場合は拒否してください。",
    )

    val promptNumberWeak: String get() = pick(
        "This service uses only two digits. Check place and app with care.",
        "這個服務只用兩位數字，請仔細確認地點與應用程式。",
        "このサービスの番号は2桁だけです。場所とアプリをよく確認してください。",
    )

    val promptObscured: String get() = pick(
        "Another app is drawing over the screen. Close it to answer.",
        "有其他 App 覆蓋在畫面上，請先關閉再回覆。",
        "ほかのアプリが画面に重なっています。閉じてから回答してください。",
    )

    val promptOptionsLabel: String get() = pick(
        "Choose what the sign-in page shows",
        "請選擇登入頁面顯示的內容",
        "サインイン画面に表示されたものを選択",
    )

    val promptOptionsNotOne: String get() = pick(
        "That is not one of the possible answers. Look at the page again.",
        "這不是可能的答案，請再看一次登入頁面。",
        "候補にない内容です。画面をもう一度確認してください。",
    )

    val promptOptionsTyped: String get() = pick(
        "Type what the sign-in page shows",
        "請輸入登入頁面顯示的內容",
        "サインイン画面に表示されたものを入力",
    )

    val promptOrigin: String get() = pick(
        "Web address",
        "網址",
        "Webアドレス",
    )

    val promptPairingTitle: String get() = pick(
        "Finish pairing",
        "完成配對",
        "登録を完了",
    )

    val promptPlace: String get() = pick(
        "Place",
        "地點",
        "場所",
    )

    val promptPlaceEstimate: String get() = pick(
        "Estimated from the internet connection; may be off by a city.",
        "依網路連線推估，可能有一個城市的誤差。",
        "接続情報からの推定で、近くの別の都市になることがあります。",
    )

    val promptRefuse: String get() = pick(
        "Refuse",
        "拒絕",
        "拒否",
    )

    val promptSending: String get() = pick(
        "Sending your answer…",
        "正在傳送您的回覆…",
        "回答を送信しています…",
    )

    val promptSendingOffline: String get() = pick(
        "No connection. Your answer is kept and sent as soon as there is one.",
        "沒有連線。您的回覆已保留，恢復連線後會立即傳送。",
        "接続がありません。回答は保管し、接続後すぐに送信します。",
    )

    val promptService: String get() = pick(
        "Service",
        "服務",
        "サービス",
    )

    fun promptSheetSubtitle(account: String): String = pick(
        "\u2068${account}\u2069",
        "\u2068${account}\u2069",
        "\u2068${account}\u2069",
    )

    val promptSheetTitle: String get() = pick(
        "Approve this sign-in",
        "核准此次登入",
        "このサインインを承認",
    )

    val promptTime: String get() = pick(
        "Asked",
        "要求時間",
        "要求の時刻",
    )

    val promptTitle: String get() = pick(
        "Are you signing in?",
        "這是您本人在登入嗎？",
        "サインインしているのはあなたですか？",
    )

    val promptTlsOptOutRefused: String get() = pick(
        "The service asks to skip a safety check of the connection for this request. Countersign checks it anyway.",
        "服務要求略過這次連線的安全檢查，Countersign 仍會檢查。",
        "この要求は接続の安全確認を省くよう求めていますが、Countersignは必ず確認します。",
    )

    val promptUnusualBody: String get() = pick(
        "That can be fine. Ask yourself whether you started it.",
        "這不一定有問題，請想一想是不是您自己登入的。",
        "問題ないこともあります。自分で始めたサインインか確認してください。",
    )

    val quietEnd: String get() = pick(
        "Notify me again now",
        "立即恢復通知",
        "今すぐ通知を再開",
    )

    fun quietOn(time: String): String = pick(
        "Requests for this account make no sound until \u2068${time}\u2069. Pull down to see them.",
        "此帳戶的要求在 \u2068${time}\u2069 前不會發出通知音，向下拉即可查看。",
        "\u2068${time}\u2069まで、このアカウントの要求は音を鳴らしません。下に引くと表示できます。",
    )

    val reasonAmbiguousParameter: String get() = pick(
        "This QR code can be read in two ways that give different codes. Ask the service for a new one.",
        "這個 QR Code 有兩種讀法，會產生不同的驗證碼。請向服務索取新的。",
        "2通りに読め、異なるコードになります。サービスで新しいQRコードを発行してください。",
    )

    val reasonControlCharacter: String get() = pick(
        "The text contains a hidden character. Copy it again, or scan the QR code instead.",
        "文字中有隱藏字元。請重新複製，或改為掃描 QR Code。",
        "見えない文字が含まれています。コピーし直すか、QRコードを読み取ってください。",
    )

    val reasonDuplicateParameter: String get() = pick(
        "Something important is written twice in this QR code. Ask the service for a new one.",
        "QR Code 中的重要內容重複。請向服務索取新的。",
        "大事な項目が2回書かれています。サービスで新しいQRコードを発行してください。",
    )

    val reasonEmpty: String get() = pick(
        "There is nothing to read. Scan the QR code, or type the key.",
        "沒有可讀取的內容。請掃描 QR Code 或輸入金鑰。",
        "読み取る内容がありません。QRコードを読み取るか、キーを入力してください。",
    )

    val reasonFragmentNotAllowed: String get() = pick(
        "The service address in this QR code is not valid. Ask your IT help desk for a new one.",
        "QR Code 中的服務網址無效。請向資訊單位索取新的。",
        "サービスのアドレスが正しくありません。ヘルプデスクに新しいQRコードを依頼してください。",
    )

    val reasonInsecureUrl: String get() = pick(
        "The service address is not protected (https). Tell your IT help desk.",
        "服務網址沒有加密保護（https）。請通知資訊單位。",
        "サービスのアドレスが暗号化（https）されていません。ヘルプデスクに知らせてください。",
    )

    val reasonInvalidBase64: String get() = pick(
        "The export is damaged. Show the QR code again in the old app, larger if you can, and scan it.",
        "匯出內容已損壞。請在舊 App 重新顯示 QR Code，盡量放大後再掃描。",
        "エクスポートの内容が壊れています。元のアプリでQRコードを大きく表示し直してください。",
    )

    val reasonInvalidCode: String get() = pick(
        "The pairing code is not complete or has a wrong character. Check it, or make a new QR code.",
        "配對碼不完整或有錯誤字元。請檢查，或重新產生 QR Code。",
        "登録コードが不完全か、誤った文字があります。確認するか、QRコードを作り直してください。",
    )

    val reasonInvalidCounter: String get() = pick(
        "The start number is not valid. Type it again, or ask the service for a new QR code.",
        "起始次數無效。請重新輸入，或向服務索取新的 QR Code。",
        "開始番号が正しくありません。入力し直すか、新しいQRコードを発行してください。",
    )

    val reasonInvalidDigits: String get() = pick(
        "Codes of this length don’t exist; they have 6, 7 or 8 digits. Ask the service for a new QR code.",
        "驗證碼只有 6、7 或 8 位數，沒有這種長度。請向服務索取新的 QR Code。",
        "確認コードは6、7、8桁です。この桁数は使えません。新しいQRコードを発行してください。",
    )

    val reasonInvalidHost: String get() = pick(
        "The service address is not valid. Ask your IT help desk for a new QR code.",
        "服務網址無效。請向資訊單位索取新的 QR Code。",
        "サービスのアドレスが正しくありません。ヘルプデスクに新しいQRコードを依頼してください。",
    )

    val reasonInvalidKey: String get() = pick(
        "The part that proves which service it is, is damaged. Make a new QR code on the service’s page.",
        "用來確認服務身分的部分已損壞。請在服務頁面重新產生 QR Code。",
        "サービスを確認する部分が壊れています。サービスの画面でQRコードを作り直してください。",
    )

    val reasonInvalidParameter: String get() = pick(
        "Part of this QR code is damaged. Make a new one on the service’s page.",
        "QR Code 部分內容已損壞。請在服務頁面重新產生。",
        "QRコードの一部が壊れています。サービスの画面で作り直してください。",
    )

    val reasonInvalidPath: String get() = pick(
        "The service address is not valid. Make a new QR code on the service’s page.",
        "服務網址無效。請在服務頁面重新產生 QR Code。",
        "サービスのアドレスが正しくありません。サービスの画面でQRコードを作り直してください。",
    )

    val reasonInvalidPayload: String get() = pick(
        "The export is damaged. Export again in the old app, with fewer accounts at a time.",
        "匯出內容已損壞。請在舊 App 重新匯出，每次少選幾個帳戶。",
        "エクスポートの内容が壊れています。元のアプリで件数を減らして、もう一度エクスポートしてください。",
    )

    val reasonInvalidPeriod: String get() = pick(
        "The time between codes is not one that can be used. Ask the service for a new QR code.",
        "驗證碼更換時間不在可用範圍內。請向服務索取新的 QR Code。",
        "更新間隔が使える範囲にありません。サービスで新しいQRコードを発行してください。",
    )

    val reasonMalformedUri: String get() = pick(
        "This text is cut off or not written correctly. Scan the QR code again.",
        "內容不完整或格式錯誤。請重新掃描 QR Code。",
        "内容が途中で切れているか、形式が正しくありません。もう一度読み取ってください。",
    )

    val reasonMissingParameter: String get() = pick(
        "Something important is missing in this QR code. Make a new one on the service’s page.",
        "QR Code 缺少重要內容。請在服務頁面重新產生。",
        "大事な項目がありません。サービスの画面でQRコードを作り直してください。",
    )

    val reasonNoAccounts: String get() = pick(
        "This export holds no accounts. Choose the accounts in the old app and export again.",
        "匯出內容沒有任何帳戶。請在舊 App 選取帳戶後重新匯出。",
        "アカウントが入っていません。元のアプリで選んで、もう一度エクスポートしてください。",
    )

    val reasonQueryNotAllowed: String get() = pick(
        "This pairing link is not written as it should be and could leak. Make a new QR code on the service’s page.",
        "配對連結格式不正確，可能外洩內容。請在服務頁面重新產生 QR Code。",
        "登録用リンクの形式が正しくなく、内容が漏れるおそれがあります。QRコードを作り直してください。",
    )

    fun reasonSecretBadChar(position: String): String = pick(
        "Character \u2068${position}\u2069 of the key can’t be right: keys use only A–Z and 2–7. Check it, or scan the QR code.",
        "金鑰的第 \u2068${position}\u2069 個字元有誤：只能使用 A–Z 與 2–7。請檢查，或掃描 QR Code。",
        "キーの\u2068${position}\u2069文字目が正しくありません。使えるのはA～Zと2～7だけです。確認するか、QRコードを読み取ってください。",
    )

    val reasonSecretBadLength: String get() = pick(
        "The key seems to be cut off. Copy it to the end, or scan the QR code.",
        "金鑰似乎不完整。請完整複製，或掃描 QR Code。",
        "キーが途中で切れているようです。最後までコピーするか、QRコードを読み取ってください。",
    )

    val reasonSecretTooLong: String get() = pick(
        "The key is longer than any service uses. Make sure that you copied only the key.",
        "金鑰過長。請確認只複製了金鑰。",
        "キーが長すぎます。キーだけをコピーしたか確認してください。",
    )

    val reasonTooLong: String get() = pick(
        "This text is too long for a QR code. Make sure that you copied only the link or key.",
        "內容過長，不可能來自 QR Code。請確認只複製了連結或金鑰。",
        "QRコードとしては長すぎます。リンクかキーだけをコピーしたか確認してください。",
    )

    val reasonTooManyAccounts: String get() = pick(
        "This export holds over 256 accounts. Export fewer at a time in the old app.",
        "匯出內容超過 256 個帳戶。請在舊 App 分批匯出。",
        "256件を超えるアカウントが入っています。元のアプリで分けてエクスポートしてください。",
    )

    val reasonTwoStepEnrollment: String get() = pick(
        "This QR code holds only half of the key. Ask your IT help desk for one that holds the whole key.",
        "這個 QR Code 只含一半的金鑰。請向資訊單位索取包含完整金鑰的 QR Code。",
        "キーの半分しか入っていません。ヘルプデスクに、キー全体が入ったQRコードを依頼してください。",
    )

    val reasonUnexpectedParameter: String get() = pick(
        "This pairing QR code is of a kind this version does not know. Update the app, then make a new one.",
        "這個版本不認得此種配對 QR Code。請更新 App 後重新產生。",
        "このバージョンでは扱えない登録用QRコードです。アプリを更新し、QRコードを作り直してください。",
    )

    val reasonUnknownAlgorithm: String get() = pick(
        "This account uses a method that Countersign does not have. Ask the service for the usual kind.",
        "這個帳戶使用 Countersign 不支援的演算法。請向服務索取一般類型。",
        "Countersignが対応していない方式です。通常の方式のQRコードをサービスに依頼してください。",
    )

    val reasonUnknownEncoder: String get() = pick(
        "This account uses a kind of code that Countersign does not have. Ask the service for the usual kind.",
        "這個帳戶使用 Countersign 不支援的驗證碼類型。請向服務索取一般類型。",
        "Countersignが対応していない種類のコードです。通常のQRコードをサービスに依頼してください。",
    )

    val reasonUnknownType: String get() = pick(
        "This QR code is of a kind that Countersign does not have. Ask the service for a QR code for authenticator apps.",
        "Countersign 不支援這種 QR Code。請向服務索取驗證器 App 專用的 QR Code。",
        "Countersignが対応していない種類です。認証アプリ用のQRコードをサービスに依頼してください。",
    )

    val reasonUnsupportedVersion: String get() = pick(
        "This QR code needs a newer app. Update Countersign and scan it again.",
        "這個 QR Code 需要較新的 App。請更新 Countersign 後再掃描。",
        "新しいバージョンのアプリが必要です。Countersignを更新して、もう一度読み取ってください。",
    )

    val reasonUntrustedUrl: String get() = pick(
        "This claims to be from Microsoft but its address is not Microsoft’s. Don’t use it, and tell your IT help desk.",
        "它自稱來自 Microsoft，但網址不屬於 Microsoft。請勿使用，並通知資訊單位。",
        "Microsoftのものとされていますが、アドレスが違います。使わずにヘルプデスクに知らせてください。",
    )

    val reasonUserinfoNotAllowed: String get() = pick(
        "The address hides where it really leads. Don’t use it, and tell your IT help desk.",
        "網址隱藏了真正的去處。請勿使用，並通知資訊單位。",
        "アドレスの本当の行き先が隠されています。使わずにヘルプデスクに知らせてください。",
    )

    val rehearseBody: String get() = pick(
        "Pick the file and type its password. Nothing is changed; you only see whether it would work.",
        "請選擇檔案並輸入密碼。不會更改任何資料，只確認備份是否可用。",
        "ファイルを選び、パスワードを入力します。何も変更せず、使えるかどうかだけを確かめます。",
    )

    fun rehearseOk(good: String, total: String): String = pick(
        "It works: \u2068${good}\u2069 of \u2068${total}\u2069 can be restored.",
        "備份可用：\u2068${total}\u2069 個帳戶中有 \u2068${good}\u2069 個可以還原。",
        "使えます：\u2068${total}\u2069件中\u2068${good}\u2069件を復元できます。",
    )

    val rehearseReminder: String get() = pick(
        "Do you still know your backup password? Test it now, while nothing is at stake.",
        "還記得備份密碼嗎？趁現在沒有急用時測試一下。",
        "バックアップのパスワードを覚えていますか？今のうちに確認しておきましょう。",
    )

    val rehearseTitle: String get() = pick(
        "Test your backup",
        "測試備份",
        "バックアップを確認",
    )

    val reportAction: String get() = pick(
        "Report it",
        "回報",
        "報告する",
    )

    val reportApproved: String get() = pick(
        "You approved this one. Reporting asks the service to end that sign-in.",
        "您曾核准這個要求。回報後會請服務結束該次登入。",
        "この要求は承認済みです。報告すると、そのサインインの終了をサービスに依頼します。",
    )

    val reportBody: String get() = pick(
        "The service is told that it was not you. Your organisation may then block the account until it is safe.",
        "服務會得知不是您本人。您的組織可能會先封鎖帳戶，直到確認安全。",
        "本人ではないことをサービスに知らせます。安全が確認できるまで、組織がアカウントを停止することがあります。",
    )

    val reportTitle: String get() = pick(
        "Report this request?",
        "要回報這個要求嗎？",
        "この要求を報告しますか？",
    )

    val restoreAction: String get() = pick(
        "Restore",
        "還原",
        "復元する",
    )

    fun restoreDone(count: Int): String = pick(
        if (count == 1) "${count} account restored" else "${count} accounts restored",
        "已還原 ${count} 個帳戶",
        "${count}件を復元しました",
    )

    fun restoreEntryFailed(count: Int): String = pick(
        if (count == 1) "${count} entry could not be restored; it is listed below." else "${count} entries could not be restored; they are listed below.",
        "有 ${count} 個項目無法還原，列於下方。",
        "${count}件を復元できませんでした。下に一覧を示します。",
    )

    fun restorePairAgain(count: Int): String = pick(
        if (count == 1) "${count} account shows codes only. Pair it again to approve sign-ins." else "${count} accounts show codes only. Pair them again to approve sign-ins.",
        "有 ${count} 個帳戶只能使用驗證碼，請重新配對才能核准登入。",
        "${count}件は確認コードのみ使えます。承認するにはもう一度登録してください。",
    )

    val restorePick: String get() = pick(
        "Pick the backup file",
        "選擇備份檔案",
        "バックアップファイルを選択",
    )

    fun restorePreview(fresh: String, same: String, changed: String): String = pick(
        "\u2068${fresh}\u2069 new, \u2068${same}\u2069 already here, \u2068${changed}\u2069 with another key",
        "新增 \u2068${fresh}\u2069 個，已存在 \u2068${same}\u2069 個，金鑰不同 \u2068${changed}\u2069 個",
        "新規\u2068${fresh}\u2069件、登録済み\u2068${same}\u2069件、キーが異なるもの\u2068${changed}\u2069件",
    )

    val restoreTitle: String get() = pick(
        "Restore from a backup",
        "從備份還原",
        "バックアップから復元",
    )

    val resultApprovedBody: String get() = pick(
        "You can go on in the sign-in page.",
        "請回到登入頁面繼續。",
        "サインイン画面に戻って続けてください。",
    )

    val resultApprovedTitle: String get() = pick(
        "Approved",
        "已核准",
        "承認しました",
    )

    val resultExpiredBody: String get() = pick(
        "Start the sign-in again on the page.",
        "請在頁面上重新登入。",
        "画面でサインインをやり直してください。",
    )

    val resultExpiredTitle: String get() = pick(
        "This request is too old",
        "這個要求已過期",
        "この要求は期限切れです",
    )

    val resultNotMeBody: String get() = pick(
        "Change your password on the service’s own page as soon as you can.",
        "請儘速到服務的官方頁面更改密碼。",
        "できるだけ早く、サービスの正規の画面でパスワードを変更してください。",
    )

    val resultNotMeTitle: String get() = pick(
        "Refused. Someone may have your password.",
        "已拒絕。可能有人知道您的密碼。",
        "拒否しました。パスワードを知られているかもしれません。",
    )

    val resultRefusedBody: String get() = pick(
        "Nobody was let in.",
        "這次登入已被阻止。",
        "サインインは行われていません。",
    )

    val resultRefusedTitle: String get() = pick(
        "Refused",
        "已拒絕",
        "拒否しました",
    )

    val resultRefusedWasItYou: String get() = pick(
        "If you did not start it, report it and change your password.",
        "如果不是您本人，請回報並更改密碼。",
        "心当たりがない場合は、報告してパスワードを変更してください。",
    )

    val resultReportedBody: String get() = pick(
        "Those in charge of the service were told. Change your password as soon as you can.",
        "已通知服務管理人員。請儘速更改密碼。",
        "サービスの管理者に知らせました。できるだけ早くパスワードを変更してください。",
    )

    val resultReportedTitle: String get() = pick(
        "Reported",
        "已回報",
        "報告しました",
    )

    val resultUnknown: String get() = pick(
        "Your answer was sent, but no reply came. The sign-in page shows what happened.",
        "您的回覆已送出，但沒有收到回應。請查看登入頁面的結果。",
        "回答は送信しましたが、返事がありません。結果はサインイン画面で確認してください。",
    )

    val resultWrongCompare: String get() = pick(
        "Is it the page that you opened yourself? If you see no number there, refuse.",
        "那是您自己開啟的頁面嗎？若頁面上沒有數字，請拒絕。",
        "自分で開いた画面ですか？番号が出ていない場合は拒否してください。",
    )

    val resultWrongNone: String get() = pick(
        "No tries are left. Start the sign-in again on the page.",
        "已無法再試。請在頁面上重新登入。",
        "これ以上試せません。画面でサインインをやり直してください。",
    )

    val resultWrongTitle: String get() = pick(
        "The number was not right",
        "數字不正確",
        "番号が違います",
    )

    fun resultWrongTries(count: Int): String = pick(
        if (count == 1) "Look at the page again. ${count} try left." else "Look at the page again. ${count} tries left.",
        "請再看一次登入頁面，還可以試 ${count} 次。",
        "画面をもう一度確認してください。あと${count}回試せます。",
    )

    val settingsAbout: String get() = pick(
        "About and licences",
        "關於與授權",
        "このアプリについて",
    )

    val settingsAnnounce: String get() = pick(
        "Read out the time left",
        "朗讀剩餘時間",
        "残り時間の読み上げ",
    )

    val settingsAnnounceAsk: String get() = pick(
        "Only when I ask",
        "只在要求時",
        "操作したときだけ",
    )

    val settingsAnnounceEnd: String get() = pick(
        "Also 5 seconds before the end",
        "結束前 5 秒也朗讀",
        "終了5秒前にも",
    )

    val settingsDevices: String get() = pick(
        "Services paired with this phone",
        "與這支手機配對的服務",
        "登録済みのサービス",
    )

    val settingsHealth: String get() = pick(
        "Check this app",
        "檢查 App",
        "アプリの状態を確認",
    )

    val settingsHideCodes: String get() = pick(
        "Hide codes until tapped",
        "點一下才顯示驗證碼",
        "タップするまでコードを隠す",
    )

    val settingsLanguage: String get() = pick(
        "Language",
        "語言",
        "言語",
    )

    val settingsLock: String get() = pick(
        "App lock",
        "App 鎖定",
        "アプリのロック",
    )

    fun settingsLockAfter(count: Int): String = pick(
        if (count == 1) "After ${count} minute" else "After ${count} minutes",
        "${count} 分鐘後",
        "${count}分後",
    )

    val settingsLockBackground: String get() = pick(
        "When I leave it",
        "離開 App 時",
        "アプリを離れたとき",
    )

    val settingsLockNever: String get() = pick(
        "Never (the phone’s own lock only)",
        "不鎖定（只靠手機螢幕鎖定）",
        "しない（画面ロックのみ）",
    )

    val settingsLockWhen: String get() = pick(
        "Lock the app",
        "鎖定時機",
        "ロックするタイミング",
    )

    val settingsNextCode: String get() = pick(
        "Always show the next code",
        "一律顯示下一組驗證碼",
        "次のコードを常に表示",
    )

    val settingsNotifications: String get() = pick(
        "Notifications",
        "通知",
        "通知",
    )

    val settingsPasscodeAgain: String get() = pick(
        "New passcode again",
        "再次輸入新的解鎖密碼",
        "新しいパスコード（確認）",
    )

    val settingsPasscodeChange: String get() = pick(
        "Change passcode",
        "變更解鎖密碼",
        "パスコードを変更",
    )

    val settingsPasscodeDifferent: String get() = pick(
        "The two passcodes differ. Type them again.",
        "兩次輸入的解鎖密碼不同，請重新輸入。",
        "2つのパスコードが一致しません。もう一度入力してください。",
    )

    val settingsPasscodeLast: String get() = pick(
        "This is the only way left to open the app, so it can’t be removed.",
        "這是唯一能開啟 App 的方式，無法移除。",
        "アプリを開く唯一の方法なので、削除できません。",
    )

    val settingsPasscodeNew: String get() = pick(
        "New passcode",
        "新的解鎖密碼",
        "新しいパスコード",
    )

    val settingsPasscodeRemove: String get() = pick(
        "Remove passcode",
        "移除解鎖密碼",
        "パスコードを削除",
    )

    val settingsPasscodeSet: String get() = pick(
        "Set a passcode",
        "設定解鎖密碼",
        "パスコードを設定",
    )

    val settingsReach: String get() = pick(
        "Main buttons",
        "主要按鈕位置",
        "主なボタンの位置",
    )

    val settingsReachAuto: String get() = pick(
        "Full width",
        "滿版寬度",
        "画面幅いっぱい",
    )

    val settingsReachLeft: String get() = pick(
        "For the left hand",
        "左手",
        "左手",
    )

    val settingsReachRight: String get() = pick(
        "For the right hand",
        "右手",
        "右手",
    )

    val settingsScreenshots: String get() = pick(
        "Allow screenshots",
        "允許螢幕截圖",
        "スクリーンショットを許可",
    )

    val settingsScreenshotsBody: String get() = pick(
        "Off: other apps and the list of recent apps can’t see your codes.",
        "關閉時，其他 App 與最近使用清單都看不到您的驗證碼。",
        "オフのとき、ほかのアプリや最近使ったアプリの画面にコードは表示されません。",
    )

    val settingsTitle: String get() = pick(
        "Settings",
        "設定",
        "設定",
    )

    fun settingsVersion(version: String): String = pick(
        "Version \u2068${version}\u2069",
        "版本 \u2068${version}\u2069",
        "バージョン\u2068${version}\u2069",
    )

    fun transferCompare(code: String): String = pick(
        "Do both phones show \u2068${code}\u2069? Continue only if they are the same.",
        "兩支手機都顯示 \u2068${code}\u2069 嗎？相同才可繼續。",
        "両方に\u2068${code}\u2069と出ていますか？同じ場合だけ続けてください。",
    )

    fun transferDone(count: Int): String = pick(
        if (count == 1) "${count} account moved. Keep the old phone until you have signed in once with the new one." else "${count} accounts moved. Keep the old phone until you have signed in once with the new one.",
        "已移轉 ${count} 個帳戶。請先用新手機登入一次，再處理舊手機。",
        "${count}件を移しました。新しい方で一度サインインできるまで、古い方を手放さないでください。",
    )

    val transferNewShow: String get() = pick(
        "On the new phone: show this QR code to the old phone",
        "在新手機上：請讓舊手機掃描此 QR Code",
        "新しい方：このQRコードを古い方で読み取ります",
    )

    val transferNothing: String get() = pick(
        "The old phone has no accounts to move.",
        "舊手機沒有可移轉的帳戶。",
        "古い方に移すアカウントはありません。",
    )

    val transferOldScan: String get() = pick(
        "On the old phone: scan the QR code that the new phone shows",
        "在舊手機上：請掃描新手機顯示的 QR Code",
        "古い方：新しい方に表示されたQRコードを読み取ります",
    )

    val transferOldShow: String get() = pick(
        "On the old phone: hold the new phone over these changing QR codes",
        "在舊手機上：請用新手機掃描這些變換的 QR Code",
        "古い方：切り替わるQRコードを新しい方で読み取ります",
    )

    val transferPairAgain: String get() = pick(
        "To approve on the new phone: pair it while the old one still works, then remove the old one.",
        "若要用新手機核准：趁舊手機還能用時配對新手機，再移除舊手機。",
        "新しい方で承認するには、古い方が使えるうちに登録し、その後で古い方を削除します。",
    )

    fun transferProgress(seen: String, total: String): String = pick(
        "\u2068${seen}\u2069 of \u2068${total}\u2069 parts received",
        "已接收 \u2068${total}\u2069 個部分中的 \u2068${seen}\u2069 個",
        "\u2068${total}\u2069個中\u2068${seen}\u2069個を受信しました",
    )

    val transferThisNew: String get() = pick(
        "This is the new phone",
        "這是新手機",
        "これは新しい方です",
    )

    val transferThisOld: String get() = pick(
        "This is the old phone",
        "這是舊手機",
        "これは古い方です",
    )

    val transferTitle: String get() = pick(
        "Move to a new phone",
        "移轉到新手機",
        "新しいスマートフォンへ移行",
    )

    val travelBackupDo: String get() = pick(
        "Make a backup, test it, and keep it where you can reach it without this phone.",
        "請製作並測試備份，並存放在沒有這支手機也拿得到的地方。",
        "バックアップを作って確認し、このスマートフォンなしで取り出せる場所に保管してください。",
    )

    fun travelBackupOk(`when`: String): String = pick(
        "A backup was tested on \u2068${`when`}\u2069.",
        "備份已於 \u2068${`when`}\u2069 測試過。",
        "バックアップは\u2068${`when`}\u2069に確認済みです。",
    )

    val travelBig: String get() = pick(
        "Big codes",
        "放大顯示",
        "大きく表示",
    )

    val travelCantTell: String get() = pick(
        "Can’t tell",
        "無法判斷",
        "不明",
    )

    val travelClockDo: String get() = pick(
        "Turn on automatic time, then check the clock.",
        "請開啟自動設定時間，再核對時間。",
        "日時の自動設定をオンにして、時刻を確認してください。",
    )

    val travelClockOk: String get() = pick(
        "The clock is right and set automatically.",
        "時間正確，且自動設定。",
        "時刻は正確で、自動設定になっています。",
    )

    fun travelCodesMissing(count: Int): String = pick(
        if (count == 1) "${count} account can only approve and needs internet. Add a code or another way to sign in." else "${count} accounts can only approve and need internet. Add a code or another way to sign in.",
        "有 ${count} 個帳戶只能核准、需要網路。請加設驗證碼或其他登入方式。",
        "${count}件は承認専用で、接続が必要です。コードかほかの方法を追加してください。",
    )

    val travelCodesOk: String get() = pick(
        "Every account has a code for use offline.",
        "每個帳戶都有離線驗證碼。",
        "すべてのアカウントでオフライン用コードが使えます。",
    )

    val travelDataOk: String get() = pick(
        "All data can be read.",
        "所有資料都可以讀取。",
        "すべてのデータを読み取れます。",
    )

    val travelDefault: String get() = pick(
        "On the service’s page, choose the code as your way to sign in, or make sure you can switch to it.",
        "請在服務頁面將驗證碼設為登入方式，或確認可以切換。",
        "サービスの画面で、確認コードを使う方法を選ぶか、切り替えられることを確認してください。",
    )

    val travelDo: String get() = pick(
        "To do",
        "待處理",
        "未完了",
    )

    val travelIntro: String get() = pick(
        "Codes work without internet, also in airplane mode. Check these while you are still at home.",
        "沒有網路、開啟飛航模式時也能使用驗證碼。請在出國前先檢查以下項目。",
        "確認コードは機内モードなどオフラインでも使えます。出発前に次の点を確認してください。",
    )

    val travelOk: String get() = pick(
        "OK",
        "完成",
        "OK",
    )

    val travelReady: String get() = pick(
        "Ready to travel",
        "準備完成",
        "準備ができました",
    )

    val travelRoaming: String get() = pick(
        "If you keep mobile data off abroad, use codes. Approving needs internet; Wi-Fi is enough.",
        "在國外關閉行動數據時，請使用驗證碼。核准需要網路，Wi-Fi 即可。",
        "海外でデータ通信を切る場合は確認コードを使ってください。承認には接続が必要です（Wi-Fiで可）。",
    )

    val travelSecond: String get() = pick(
        "A second phone or recovery code for each account, in case this phone is lost. Only you know; tick it when done.",
        "為每個帳戶準備第二支手機或復原碼，以防手機遺失。由您自行確認後勾選。",
        "紛失に備え、各アカウントに2台目のスマートフォンか回復用コードを用意しましょう。済んだら印をつけてください。",
    )

    val travelTitle: String get() = pick(
        "Before you travel",
        "出國前檢查",
        "海外へ行く前に",
    )

    fun travelTodo(count: Int): String = pick(
        if (count == 1) "${count} thing to do" else "${count} things to do",
        "還有 ${count} 件事要做",
        "あと${count}件あります",
    )

    val travelTry: String get() = pick(
        "Try it: turn on airplane mode, open the app, and read a code.",
        "試試看：開啟飛航模式，打開 App 查看驗證碼。",
        "試す：機内モードにしてアプリを開き、コードを表示してください。",
    )

    val vendorAuth0GuardianDo: String get() = pick(
        "On the page, choose “one-time code” or “authenticator app” if it is offered.",
        "如果頁面提供「一次性驗證碼」或「驗證器 App」，請改選。",
        "画面に「ワンタイムコード」や「認証アプリ」があれば選んでください。",
    )

    val vendorAuth0GuardianName: String get() = pick(
        "Auth0 Guardian",
        "Auth0 Guardian",
        "Auth0 Guardian",
    )

    val vendorAuth0GuardianWhat: String get() = pick(
        "This QR code works only with the Auth0 Guardian app or one built on it.",
        "這個 QR Code 只能用於 Auth0 Guardian 或內建它的 App。",
        "このQRコードはAuth0 Guardianと、それを組み込んだアプリ専用です。",
    )

    val vendorDuoDo: String get() = pick(
        "Ask your IT help desk whether codes from another app, or a hardware token, are allowed.",
        "請向資訊單位詢問是否可使用其他 App 的驗證碼或硬體權杖。",
        "ほかのアプリのコードやハードウェアトークンが使えるか、ヘルプデスクに確認してください。",
    )

    val vendorDuoName: String get() = pick(
        "Duo Mobile",
        "Duo Mobile",
        "Duo Mobile",
    )

    val vendorDuoWhat: String get() = pick(
        "This QR code works only with the Duo Mobile app.",
        "這個 QR Code 只能用於 Duo Mobile。",
        "このQRコードはDuo Mobile専用です。",
    )

    val vendorFidoDo: String get() = pick(
        "Scan it with the phone’s own camera app.",
        "請用手機內建的相機掃描。",
        "スマートフォン標準のカメラで読み取ってください。",
    )

    val vendorFidoName: String get() = pick(
        "Passkey",
        "通行金鑰",
        "パスキー",
    )

    val vendorFidoWhat: String get() = pick(
        "This QR code is for signing in with a passkey.",
        "這個 QR Code 用於以通行金鑰登入。",
        "パスキーでサインインするためのQRコードです。",
    )

    val vendorKeycloakAppDo: String get() = pick(
        "In your account, under signing in, set up “authenticator application” instead.",
        "請在帳戶的登入設定中改為設定「驗證器應用程式」。",
        "アカウントのサインイン設定で「認証アプリケーション」を設定してください。",
    )

    val vendorKeycloakAppName: String get() = pick(
        "Keycloak app",
        "Keycloak App",
        "Keycloakアプリ",
    )

    val vendorKeycloakAppWhat: String get() = pick(
        "This QR code works only with your organisation’s own Keycloak app.",
        "這個 QR Code 只能用於您組織的 Keycloak App。",
        "このQRコードは組織のKeycloakアプリ専用です。",
    )

    val vendorLastpassDo: String get() = pick(
        "In that app, export to a file, and import the file here.",
        "請在該 App 匯出成檔案，再於此匯入。",
        "そのアプリでファイルに書き出し、ここで取り込んでください。",
    )

    val vendorLastpassName: String get() = pick(
        "LastPass Authenticator",
        "LastPass Authenticator",
        "LastPass Authenticator",
    )

    val vendorLastpassWhat: String get() = pick(
        "This is an export for the LastPass Authenticator app.",
        "這是 LastPass Authenticator 的匯出內容。",
        "LastPass Authenticatorのエクスポートです。",
    )

    val vendorMicrosoftPersonalDo: String get() = pick(
        "On your Microsoft account’s security page, add an authenticator app, choose to set up a different one, and scan that QR code.",
        "請在 Microsoft 帳戶的安全性頁面新增驗證器應用程式，選擇設定其他 App，再掃描該 QR Code。",
        "Microsoftアカウントのセキュリティ画面で認証アプリを追加し、別のアプリを設定する項目を選んでQRコードを読み取ってください。",
    )

    val vendorMicrosoftPersonalName: String get() = pick(
        "Microsoft personal account",
        "Microsoft 個人帳戶",
        "Microsoft個人アカウント",
    )

    val vendorMicrosoftPersonalWhat: String get() = pick(
        "This QR code works only with the Microsoft Authenticator app.",
        "這個 QR Code 只能用於 Microsoft Authenticator。",
        "このQRコードはMicrosoft Authenticator専用です。",
    )

    val vendorMicrosoftWorkDo: String get() = pick(
        "The same page can show another QR code that works here. Follow the steps.",
        "同一個頁面可以顯示另一個適用的 QR Code，請依步驟操作。",
        "同じ画面で、ここで使える別のQRコードを表示できます。手順に従ってください。",
    )

    val vendorMicrosoftWorkLabel: String get() = pick(
        "I want to use a different authenticator app",
        "我想要使用其他驗證器應用程式",
        "別の認証アプリを使用します",
    )

    val vendorMicrosoftWorkName: String get() = pick(
        "Microsoft work or school",
        "Microsoft 公司或學校",
        "Microsoft（職場または学校）",
    )

    val vendorMicrosoftWorkNoLink: String get() = pick(
        "If there is no such link, your organisation allows only Microsoft’s app. Ask your IT help desk about other ways.",
        "如果沒有這個連結，表示您的組織只允許使用 Microsoft 的 App。請向資訊單位詢問其他方式。",
        "このリンクがない場合は、Microsoftのアプリだけが許可されています。ほかの方法をヘルプデスクに確認してください。",
    )

    val vendorMicrosoftWorkSteps: String get() = pick(
        "1. On the computer, choose “Back” until you see “Start by getting the app”.\n2. Choose “I want to use a different authenticator app”.\n3. Choose “Next”, and scan the QR code that appears.",
        "1. 在電腦上選取「上一步」，直到出現「從取得應用程式開始」。\n2. 選取「我想要使用其他驗證器應用程式」。\n3. 選取「下一步」，再掃描出現的 QR Code。",
        "1. パソコンで「戻る」を選び、「最初にアプリを取得します」の画面を出します。\n2. 「別の認証アプリを使用します」を選びます。\n3. 「次へ」を選び、表示されたQRコードを読み取ります。",
    )

    val vendorMicrosoftWorkStepsNew: String get() = pick(
        "If the page looks different: the link may be called “Set up a different authentication app”.",
        "如果頁面看起來不同：請選取意思相同的連結（使用或設定其他驗證應用程式）。",
        "画面が違う場合は、リンクの名前が「別の認証アプリを設定する」になっていることがあります。",
    )

    val vendorMicrosoftWorkWhat: String get() = pick(
        "This QR code works only with the Microsoft Authenticator app. Microsoft does not let other apps use it.",
        "這個 QR Code 只能用於 Microsoft Authenticator，Microsoft 不開放其他 App 使用。",
        "このQRコードはMicrosoft Authenticator専用です。ほかのアプリでは使えません。",
    )

    fun vendorMicrosoftWorkWhere(url: String): String = pick(
        "Security info page: \u2068${url}\u2069",
        "安全性資訊頁面：\u2068${url}\u2069",
        "セキュリティ情報ページ：\u2068${url}\u2069",
    )

    val vendorMotpDo: String get() = pick(
        "Ask the service for the usual kind of QR code for authenticator apps.",
        "請向服務索取一般驗證器 App 用的 QR Code。",
        "一般の認証アプリ用のQRコードをサービスに依頼してください。",
    )

    val vendorMotpName: String get() = pick(
        "Mobile-OTP",
        "Mobile-OTP",
        "Mobile-OTP",
    )

    val vendorMotpWhat: String get() = pick(
        "This account makes Mobile-OTP codes, which Countersign does not have.",
        "這個帳戶使用 Mobile-OTP 驗證碼，Countersign 不支援。",
        "Mobile-OTP方式のアカウントです。Countersignは対応していません。",
    )

    val vendorOktaDo: String get() = pick(
        "On the page, choose “Google Authenticator” instead if it is offered; that QR code works here.",
        "如果頁面提供「Google Authenticator」選項，請改選它，該 QR Code 可在此使用。",
        "画面に「Google Authenticator」があれば選んでください。そのQRコードはここで使えます。",
    )

    val vendorOktaName: String get() = pick(
        "Okta Verify",
        "Okta Verify",
        "Okta Verify",
    )

    val vendorOktaWhat: String get() = pick(
        "This QR code works only with the Okta Verify app.",
        "這個 QR Code 只能用於 Okta Verify。",
        "このQRコードはOkta Verify専用です。",
    )

    val vendorPingoneForgerockDo: String get() = pick(
        "On the page, choose “authenticator app” or “one-time code” if it is offered, and scan that QR code.",
        "如果頁面提供「驗證器 App」或「一次性驗證碼」，請改選並掃描該 QR Code。",
        "画面に「認証アプリ」や「ワンタイムコード」があれば選び、そのQRコードを読み取ってください。",
    )

    val vendorPingoneForgerockName: String get() = pick(
        "PingID or ForgeRock",
        "PingID 或 ForgeRock",
        "PingIDまたはForgeRock",
    )

    val vendorPingoneForgerockWhat: String get() = pick(
        "This QR code works only with the app of PingOne or ForgeRock.",
        "這個 QR Code 只能用於 PingOne 或 ForgeRock 的 App。",
        "このQRコードはPingOneまたはForgeRockのアプリ専用です。",
    )

    val vendorPlainTextDo: String get() = pick(
        "Scan the QR code on the service’s page, or type the key.",
        "請掃描服務頁面上的 QR Code，或輸入金鑰。",
        "サービスの画面のQRコードを読み取るか、キーを入力してください。",
    )

    val vendorPlainTextName: String get() = pick(
        "Plain text",
        "純文字",
        "文字列",
    )

    val vendorPlainTextWhat: String get() = pick(
        "This is plain text, not an account.",
        "這是純文字，不是帳戶。",
        "アカウントではなく、ただの文字列です。",
    )

    val vendorPrivacyideaBackupDo: String get() = pick(
        "Open it with that app, or set the accounts up again on the services’ pages.",
        "請用該 App 開啟，或在各服務頁面重新設定帳戶。",
        "そのアプリで開くか、各サービスの画面で設定し直してください。",
    )

    val vendorPrivacyideaBackupName: String get() = pick(
        "privacyIDEA backup",
        "privacyIDEA 備份",
        "privacyIDEAのバックアップ",
    )

    val vendorPrivacyideaBackupWhat: String get() = pick(
        "This is an encrypted copy of accounts from the privacyIDEA app.",
        "這是 privacyIDEA App 的加密帳戶備份。",
        "privacyIDEAアプリのアカウントを暗号化したコピーです。",
    )

    val vendorPrivacyideaContainerDo: String get() = pick(
        "Ask your IT help desk for the QR code of a single token; that one works here.",
        "請向資訊單位索取單一權杖的 QR Code，即可在此使用。",
        "トークン1つ分のQRコードをヘルプデスクに依頼してください。それならここで使えます。",
    )

    val vendorPrivacyideaContainerName: String get() = pick(
        "privacyIDEA container",
        "privacyIDEA 容器",
        "privacyIDEAコンテナー",
    )

    val vendorPrivacyideaContainerWhat: String get() = pick(
        "This QR code puts a whole set of tokens into the privacyIDEA app.",
        "這個 QR Code 會把整組權杖加入 privacyIDEA App。",
        "複数のトークンをまとめてprivacyIDEAアプリに入れるためのQRコードです。",
    )

    val vendorTiqrDo: String get() = pick(
        "Scan it with that app, or choose another way to sign in on the page.",
        "請用該 App 掃描，或在頁面上選擇其他登入方式。",
        "そのアプリで読み取るか、画面で別のサインイン方法を選んでください。",
    )

    val vendorTiqrName: String get() = pick(
        "tiqr or eduID",
        "tiqr 或 eduID",
        "tiqrまたはeduID",
    )

    val vendorTiqrWhat: String get() = pick(
        "This QR code works only with the tiqr app or one built on it, such as eduID.",
        "這個 QR Code 只能用於 tiqr 或內建它的 App，例如 eduID。",
        "このQRコードはtiqrと、eduIDなどそれを組み込んだアプリ専用です。",
    )

    val vendorUnknownSchemeDo: String get() = pick(
        "On the page, look for “authenticator app”, “one-time code” or “use another app”.",
        "請在頁面上尋找「驗證器 App」、「一次性驗證碼」或「使用其他 App」。",
        "画面で「認証アプリ」「ワンタイムコード」「別のアプリを使う」などを探してください。",
    )

    val vendorUnknownSchemeName: String get() = pick(
        "Another app",
        "其他 App",
        "ほかのアプリ",
    )

    val vendorUnknownSchemeWhat: String get() = pick(
        "This QR code is for an app that Countersign does not know.",
        "這個 QR Code 用於 Countersign 不認得的 App。",
        "Countersignが知らないアプリ用のQRコードです。",
    )

    val vendorWebLinkDo: String get() = pick(
        "Look on the page for a QR code meant for authenticator apps. It may be the link to download an app.",
        "這可能是下載 App 的連結。請在頁面上尋找驗證器 App 用的 QR Code。",
        "アプリのダウンロード用リンクかもしれません。画面で認証アプリ用のQRコードを探してください。",
    )

    val vendorWebLinkName: String get() = pick(
        "A web link",
        "網頁連結",
        "Webリンク",
    )

    val vendorWebLinkWhat: String get() = pick(
        "This QR code is a link to a web page. Countersign does not open it.",
        "這個 QR Code 是網頁連結，Countersign 不會開啟。",
        "Webページへのリンクです。Countersignでは開きません。",
    )

    val vendorWifiDo: String get() = pick(
        "Scan it with the phone’s own camera app.",
        "請用手機內建的相機掃描。",
        "スマートフォン標準のカメラで読み取ってください。",
    )

    val vendorWifiName: String get() = pick(
        "Wi-Fi",
        "Wi-Fi",
        "Wi-Fi",
    )

    val vendorWifiWhat: String get() = pick(
        "This QR code is for joining a Wi-Fi network.",
        "這個 QR Code 用於連接 Wi-Fi。",
        "Wi-Fiに接続するためのQRコードです。",
    )

    val vendorWso2Do: String get() = pick(
        "In your account, choose “authenticator app (TOTP)” instead of push, and scan that QR code.",
        "請在帳戶中改選「驗證器 App（TOTP）」，再掃描該 QR Code。",
        "アカウントの画面でプッシュではなく「認証アプリ（TOTP）」を選び、そのQRコードを読み取ってください。",
    )

    val vendorWso2Name: String get() = pick(
        "WSO2 or Asgardeo",
        "WSO2 或 Asgardeo",
        "WSO2またはAsgardeo",
    )

    val vendorWso2What: String get() = pick(
        "This QR code works only with the app of WSO2 or Asgardeo.",
        "這個 QR Code 只能用於 WSO2 或 Asgardeo 的 App。",
        "このQRコードはWSO2またはAsgardeoのアプリ専用です。",
    )

    val vendorYandexDo: String get() = pick(
        "Use that app for it.",
        "請使用該 App。",
        "そのアプリを使ってください。",
    )

    val vendorYandexName: String get() = pick(
        "Yandex Key",
        "Yandex Key",
        "Yandex Key",
    )

    val vendorYandexWhat: String get() = pick(
        "This account makes codes that only the Yandex Key app has.",
        "這個帳戶的驗證碼只能由 Yandex Key 產生。",
        "Yandex Keyアプリだけが作れるコードのアカウントです。",
    )

    fun notice(notice: Notice): String = when (notice) {
        Notice.ACCOUNTS_SKIPPED -> noticeAccountsSkipped
        Notice.BAD_PERCENT -> noticeBadPercent
        Notice.BAD_UTF8 -> noticeBadUtf8
        Notice.COUNTER_ASSUMED -> noticeCounterAssumed
        Notice.DAY_PASSWORD -> noticeDayPassword
        Notice.DIGITS_FIXED -> noticeDigitsFixed
        Notice.DOUBLE_ENCODED -> noticeDoubleEncoded
        Notice.DUPLICATE_IGNORED -> noticeDuplicateIgnored
        Notice.EMPTY_IGNORED -> noticeEmptyIgnored
        Notice.GLUED_PARAMETER -> noticeGluedParameter
        Notice.HTML_UNESCAPED -> noticeHtmlUnescaped
        Notice.INSECURE_LOOPBACK -> noticeInsecureLoopback
        Notice.ISSUER_DIFFERS -> noticeIssuerDiffers
        Notice.LABEL_AMBIGUOUS -> noticeLabelAmbiguous
        Notice.LINE_BREAKS_REMOVED -> noticeLineBreaksRemoved
        Notice.LOCK_REQUESTED -> noticeLockRequested
        Notice.LONG_TEXT -> noticeLongText
        Notice.LOOKALIKE_LINK -> noticeLookalikeLink
        Notice.LOOKS_LIKE_SECRET -> noticeLooksLikeSecret
        Notice.MAYBE_MILLISECONDS -> noticeMaybeMilliseconds
        Notice.MAYBE_STEAM -> noticeMaybeSteam
        Notice.MORE_CODES -> noticeMoreCodes
        Notice.NO_ISSUER -> noticeNoIssuer
        Notice.NO_NAME -> noticeNoName
        Notice.PERIOD_ASSUMED -> noticePeriodAssumed
        Notice.PERIOD_ZERO -> noticePeriodZero
        Notice.PLUS_AS_SPACE -> noticePlusAsSpace
        Notice.PRIVATE_ADDRESS -> noticePrivateAddress
        Notice.PUNYCODE_HOST -> noticePunycodeHost
        Notice.PUSH_EXTRAS_IGNORED -> noticePushExtrasIgnored
        Notice.SECRET_CLEANED -> noticeSecretCleaned
        Notice.SECRET_TRAILING_BITS -> noticeSecretTrailingBits
        Notice.STEAM_ASSUMED -> noticeSteamAssumed
        Notice.TLS_OPT_OUT_REFUSED -> noticeTlsOptOutRefused
        Notice.UNKNOWN_PARAMETER -> noticeUnknownParameter
        Notice.UNUSUAL_CHARACTERS -> noticeUnusualCharacters
        Notice.UNWRAPPED -> noticeUnwrapped
        Notice.WEAK_SECRET -> noticeWeakSecret
    }

    fun reason(reason: Reason, position: String): String = when (reason) {
        Reason.AMBIGUOUS_PARAMETER -> reasonAmbiguousParameter
        Reason.CONTROL_CHARACTER -> reasonControlCharacter
        Reason.DUPLICATE_PARAMETER -> reasonDuplicateParameter
        Reason.EMPTY -> reasonEmpty
        Reason.FRAGMENT_NOT_ALLOWED -> reasonFragmentNotAllowed
        Reason.INSECURE_URL -> reasonInsecureUrl
        Reason.INVALID_BASE64 -> reasonInvalidBase64
        Reason.INVALID_CODE -> reasonInvalidCode
        Reason.INVALID_COUNTER -> reasonInvalidCounter
        Reason.INVALID_DIGITS -> reasonInvalidDigits
        Reason.INVALID_HOST -> reasonInvalidHost
        Reason.INVALID_KEY -> reasonInvalidKey
        Reason.INVALID_PARAMETER -> reasonInvalidParameter
        Reason.INVALID_PATH -> reasonInvalidPath
        Reason.INVALID_PAYLOAD -> reasonInvalidPayload
        Reason.INVALID_PERIOD -> reasonInvalidPeriod
        Reason.MALFORMED_URI -> reasonMalformedUri
        Reason.MISSING_PARAMETER -> reasonMissingParameter
        Reason.NO_ACCOUNTS -> reasonNoAccounts
        Reason.QUERY_NOT_ALLOWED -> reasonQueryNotAllowed
        Reason.SECRET_BAD_CHAR -> reasonSecretBadChar(position)
        Reason.SECRET_BAD_LENGTH -> reasonSecretBadLength
        Reason.SECRET_TOO_LONG -> reasonSecretTooLong
        Reason.TOO_LONG -> reasonTooLong
        Reason.TOO_MANY_ACCOUNTS -> reasonTooManyAccounts
        Reason.TWO_STEP_ENROLLMENT -> reasonTwoStepEnrollment
        Reason.UNEXPECTED_PARAMETER -> reasonUnexpectedParameter
        Reason.UNKNOWN_ALGORITHM -> reasonUnknownAlgorithm
        Reason.UNKNOWN_ENCODER -> reasonUnknownEncoder
        Reason.UNKNOWN_TYPE -> reasonUnknownType
        Reason.UNSUPPORTED_VERSION -> reasonUnsupportedVersion
        Reason.UNTRUSTED_URL -> reasonUntrustedUrl
        Reason.USERINFO_NOT_ALLOWED -> reasonUserinfoNotAllowed
    }

    fun vendorName(vendor: Vendor): String = when (vendor) {
        Vendor.AUTH0_GUARDIAN -> vendorAuth0GuardianName
        Vendor.DUO -> vendorDuoName
        Vendor.FIDO -> vendorFidoName
        Vendor.KEYCLOAK_APP -> vendorKeycloakAppName
        Vendor.LASTPASS -> vendorLastpassName
        Vendor.MICROSOFT_PERSONAL -> vendorMicrosoftPersonalName
        Vendor.MICROSOFT_WORK -> vendorMicrosoftWorkName
        Vendor.MOTP -> vendorMotpName
        Vendor.OKTA -> vendorOktaName
        Vendor.PINGONE_FORGEROCK -> vendorPingoneForgerockName
        Vendor.PLAIN_TEXT -> vendorPlainTextName
        Vendor.PRIVACYIDEA_BACKUP -> vendorPrivacyideaBackupName
        Vendor.PRIVACYIDEA_CONTAINER -> vendorPrivacyideaContainerName
        Vendor.TIQR -> vendorTiqrName
        Vendor.UNKNOWN_SCHEME -> vendorUnknownSchemeName
        Vendor.WEB_LINK -> vendorWebLinkName
        Vendor.WIFI -> vendorWifiName
        Vendor.WSO2 -> vendorWso2Name
        Vendor.YANDEX -> vendorYandexName
    }

    fun vendorWhat(vendor: Vendor): String = when (vendor) {
        Vendor.AUTH0_GUARDIAN -> vendorAuth0GuardianWhat
        Vendor.DUO -> vendorDuoWhat
        Vendor.FIDO -> vendorFidoWhat
        Vendor.KEYCLOAK_APP -> vendorKeycloakAppWhat
        Vendor.LASTPASS -> vendorLastpassWhat
        Vendor.MICROSOFT_PERSONAL -> vendorMicrosoftPersonalWhat
        Vendor.MICROSOFT_WORK -> vendorMicrosoftWorkWhat
        Vendor.MOTP -> vendorMotpWhat
        Vendor.OKTA -> vendorOktaWhat
        Vendor.PINGONE_FORGEROCK -> vendorPingoneForgerockWhat
        Vendor.PLAIN_TEXT -> vendorPlainTextWhat
        Vendor.PRIVACYIDEA_BACKUP -> vendorPrivacyideaBackupWhat
        Vendor.PRIVACYIDEA_CONTAINER -> vendorPrivacyideaContainerWhat
        Vendor.TIQR -> vendorTiqrWhat
        Vendor.UNKNOWN_SCHEME -> vendorUnknownSchemeWhat
        Vendor.WEB_LINK -> vendorWebLinkWhat
        Vendor.WIFI -> vendorWifiWhat
        Vendor.WSO2 -> vendorWso2What
        Vendor.YANDEX -> vendorYandexWhat
    }

    fun vendorDo(vendor: Vendor): String = when (vendor) {
        Vendor.AUTH0_GUARDIAN -> vendorAuth0GuardianDo
        Vendor.DUO -> vendorDuoDo
        Vendor.FIDO -> vendorFidoDo
        Vendor.KEYCLOAK_APP -> vendorKeycloakAppDo
        Vendor.LASTPASS -> vendorLastpassDo
        Vendor.MICROSOFT_PERSONAL -> vendorMicrosoftPersonalDo
        Vendor.MICROSOFT_WORK -> vendorMicrosoftWorkDo
        Vendor.MOTP -> vendorMotpDo
        Vendor.OKTA -> vendorOktaDo
        Vendor.PINGONE_FORGEROCK -> vendorPingoneForgerockDo
        Vendor.PLAIN_TEXT -> vendorPlainTextDo
        Vendor.PRIVACYIDEA_BACKUP -> vendorPrivacyideaBackupDo
        Vendor.PRIVACYIDEA_CONTAINER -> vendorPrivacyideaContainerDo
        Vendor.TIQR -> vendorTiqrDo
        Vendor.UNKNOWN_SCHEME -> vendorUnknownSchemeDo
        Vendor.WEB_LINK -> vendorWebLinkDo
        Vendor.WIFI -> vendorWifiDo
        Vendor.WSO2 -> vendorWso2Do
        Vendor.YANDEX -> vendorYandexDo
    }

    fun say(key: String, places: Map<String, Any>): String = when (key) {
        "a11y.approve.hint" -> a11yApproveHint
        "a11y.code" -> a11yCode(places.text("digits"))
        "a11y.code.changed" -> a11yCodeChanged
        "a11y.code.copy" -> a11yCodeCopy
        "a11y.code.hidden" -> a11yCodeHidden
        "a11y.code.next" -> a11yCodeNext
        "a11y.code.time" -> a11yCodeTime
        "a11y.error" -> a11yError
        "a11y.favourite" -> a11yFavourite
        "a11y.menu" -> a11yMenu(places.text("account"))
        "a11y.number.delete" -> a11yNumberDelete
        "a11y.number.digit" -> a11yNumberDigit(places.text("position"), places.text("total"))
        "a11y.number.typed" -> a11yNumberTyped(places.number("count"))
        "a11y.prompt.minutes" -> a11yPromptMinutes(places.number("count"))
        "a11y.prompt.opened" -> a11yPromptOpened(places.text("account"))
        "a11y.prompt.seconds" -> a11yPromptSeconds(places.number("count"))
        "a11y.prompt.unusual" -> a11yPromptUnusual
        "a11y.qr" -> a11yQr
        "a11y.qr.account" -> a11yQrAccount
        "a11y.qr.transfer" -> a11yQrTransfer
        "a11y.refuse.hint" -> a11yRefuseHint
        "a11y.ring" -> a11yRing
        "a11y.scan.camera" -> a11yScanCamera
        "a11y.scan.found" -> a11yScanFound
        "a11y.scan.partly" -> a11yScanPartly
        "a11y.severity.check" -> a11ySeverityCheck
        "a11y.severity.info" -> a11ySeverityInfo
        "a11y.severity.warning" -> a11ySeverityWarning
        "account.delete_now" -> accountDeleteNow
        "account.delete_now.body" -> accountDeleteNowBody
        "account.favourite" -> accountFavourite
        "account.issuer" -> accountIssuer
        "account.kind.counter" -> accountKindCounter
        "account.kind.signin" -> accountKindSignin(places.text("host"))
        "account.kind.steam" -> accountKindSteam
        "account.kind.time" -> accountKindTime(places.text("seconds"))
        "account.label_issuer" -> accountLabelIssuer
        "account.lock_requested" -> accountLockRequested
        "account.move_down" -> accountMoveDown
        "account.move_up" -> accountMoveUp
        "account.name" -> accountName
        "account.nickname" -> accountNickname
        "account.previous.body" -> accountPreviousBody
        "account.previous.title" -> accountPreviousTitle
        "account.previous.use" -> accountPreviousUse
        "account.recently_removed" -> accountRecentlyRemoved
        "account.recently_removed.none" -> accountRecentlyRemovedNone
        "account.remove.body" -> accountRemoveBody
        "account.remove.both" -> accountRemoveBoth
        "account.remove.here" -> accountRemoveHere
        "account.remove.service.body" -> accountRemoveServiceBody(places.text("host"))
        "account.remove.service.title" -> accountRemoveServiceTitle(places.text("host"))
        "account.remove.title" -> accountRemoveTitle
        "account.removed" -> accountRemoved
        "account.rename" -> accountRename
        "account.reorder" -> accountReorder
        "account.title" -> accountTitle
        "account.tls_opt_out_refused" -> accountTlsOptOutRefused
        "account.unfavourite" -> accountUnfavourite
        "account.unpaired" -> accountUnpaired
        "add.added" -> addAdded
        "add.check_code" -> addCheckCode
        "add.link.many" -> addLinkMany(places.number("count"))
        "add.link.parked" -> addLinkParked
        "add.manual" -> addManual
        "add.picture" -> addPicture
        "add.picture.none" -> addPictureNone
        "add.picture.too_large" -> addPictureTooLarge
        "add.picture.unreadable" -> addPictureUnreadable
        "add.scan" -> addScan
        "add.scan.far" -> addScanFar
        "add.scan.hint" -> addScanHint
        "add.several" -> addSeveral(places.number("count"))
        "add.ticket_gone" -> addTicketGone
        "add.title" -> addTitle
        "add.torch_off" -> addTorchOff
        "add.torch_on" -> addTorchOn
        "app.name" -> appName
        "app.tagline" -> appTagline
        "backup.lacks" -> backupLacks(places.number("count"))
        "backup.last" -> backupLast(places.text("when"))
        "backup.last_tested" -> backupLastTested(places.text("when"))
        "backup.make" -> backupMake
        "backup.not_included" -> backupNotIncluded
        "backup.password" -> backupPassword
        "backup.password.again" -> backupPasswordAgain
        "backup.password.different" -> backupPasswordDifferent
        "backup.password.hint" -> backupPasswordHint
        "backup.title" -> backupTitle
        "backup.verified" -> backupVerified(places.number("count"))
        "backup.what" -> backupWhat
        "backup.where" -> backupWhere
        "backup.working" -> backupWorking
        "batch.add" -> batchAdd(places.number("count"))
        "batch.add_partial" -> batchAddPartial
        "batch.missing" -> batchMissing(places.text("numbers"))
        "batch.other_export" -> batchOtherExport
        "batch.part" -> batchPart(places.text("number"), places.text("total"))
        "batch.progress" -> batchProgress(places.text("seen"), places.text("total"))
        "batch.result" -> batchResult(places.text("added"), places.text("same"), places.text("skipped"))
        "batch.same_again" -> batchSameAgain
        "batch.skipped" -> batchSkipped(places.number("count"))
        "burst.after.body" -> burstAfterBody
        "burst.after.title" -> burstAfterTitle
        "burst.body" -> burstBody(places.number("count"))
        "burst.caller" -> burstCaller
        "burst.refuse_all" -> burstRefuseAll
        "burst.show" -> burstShow
        "burst.title" -> burstTitle
        "card.account.add" -> cardAccountAdd
        "card.account.edit_issuer" -> cardAccountEditIssuer
        "card.account.edit_name" -> cardAccountEditName
        "card.account.first_code" -> cardAccountFirstCode
        "card.account.what" -> cardAccountWhat
        "card.keep_private" -> cardKeepPrivate
        "card.no_secret" -> cardNoSecret
        "card.nothing_stored" -> cardNothingStored
        "card.notices" -> cardNotices
        "card.pairing.what" -> cardPairingWhat
        "card.repairs" -> cardRepairs(places.number("count"))
        "card.scan_again" -> cardScanAgain
        "card.support_code" -> cardSupportCode(places.text("code"))
        "card.title.account" -> cardTitleAccount
        "card.title.batch" -> cardTitleBatch
        "card.title.foreign" -> cardTitleForeign
        "card.title.pairing" -> cardTitlePairing
        "card.title.rejected" -> cardTitleRejected
        "card.what_instead" -> cardWhatInstead
        "clock.approve_ok" -> clockApproveOk
        "clock.changed" -> clockChanged
        "clock.check" -> clockCheck
        "clock.off.fast" -> clockOffFast(places.number("count"))
        "clock.off.fix" -> clockOffFix
        "clock.off.next_code" -> clockOffNextCode
        "clock.off.slow" -> clockOffSlow(places.number("count"))
        "clock.off.strong" -> clockOffStrong
        "clock.off.title" -> clockOffTitle
        "clock.title" -> clockTitle
        "clock.trusted" -> clockTrusted
        "clock.trusted.age" -> clockTrustedAge(places.text("when"))
        "clock.unknown" -> clockUnknown
        "clock.zone.body" -> clockZoneBody
        "clock.zone.changed" -> clockZoneChanged
        "clock.zone.hand" -> clockZoneHand
        "clock.zone.title" -> clockZoneTitle
        "collision.replaced" -> collisionReplaced
        "collision.rotated.body" -> collisionRotatedBody
        "collision.rotated.keep_both" -> collisionRotatedKeepBoth
        "collision.rotated.replace" -> collisionRotatedReplace
        "collision.rotated.title" -> collisionRotatedTitle
        "collision.same.body" -> collisionSameBody
        "collision.same.title" -> collisionSameTitle
        "collision.same_name.body" -> collisionSameNameBody
        "collision.same_name.hint" -> collisionSameNameHint
        "collision.same_name.title" -> collisionSameNameTitle
        "common.back" -> commonBack
        "common.cancel" -> commonCancel
        "common.close" -> commonClose
        "common.continue" -> commonContinue
        "common.copied" -> commonCopied
        "common.copy" -> commonCopy
        "common.days_ago" -> commonDaysAgo(places.number("count"))
        "common.days_left" -> commonDaysLeft(places.number("count"))
        "common.done" -> commonDone
        "common.edit" -> commonEdit
        "common.hide_details" -> commonHideDetails
        "common.hours_ago" -> commonHoursAgo(places.number("count"))
        "common.just_now" -> commonJustNow
        "common.learn_more" -> commonLearnMore
        "common.loading" -> commonLoading
        "common.minutes_ago" -> commonMinutesAgo(places.number("count"))
        "common.minutes_left" -> commonMinutesLeft(places.number("count"))
        "common.more" -> commonMore
        "common.never" -> commonNever
        "common.next" -> commonNext
        "common.no_name" -> commonNoName
        "common.not_now" -> commonNotNow
        "common.offline" -> commonOffline
        "common.ok" -> commonOk
        "common.open_settings" -> commonOpenSettings
        "common.remove" -> commonRemove
        "common.retry" -> commonRetry
        "common.save" -> commonSave
        "common.search" -> commonSearch
        "common.seconds_left" -> commonSecondsLeft(places.number("count"))
        "common.share" -> commonShare
        "common.show_details" -> commonShowDetails
        "common.show_password" -> commonShowPassword
        "common.undo" -> commonUndo
        "common.unknown" -> commonUnknown
        "error.address_refused" -> errorAddressRefused
        "error.backup_damaged" -> errorBackupDamaged
        "error.backup_foreign" -> errorBackupForeign
        "error.backup_newer" -> errorBackupNewer
        "error.backup_password" -> errorBackupPassword
        "error.backup_password_short" -> errorBackupPasswordShort(places.number("count"))
        "error.busy" -> errorBusy
        "error.cancelled" -> errorCancelled
        "error.counter_exhausted" -> errorCounterExhausted
        "error.data_damaged" -> errorDataDamaged
        "error.data_foreign" -> errorDataForeign
        "error.data_newer" -> errorDataNewer
        "error.data_rolled_back" -> errorDataRolledBack
        "error.expired_ticket" -> errorExpiredTicket
        "error.file_exists" -> errorFileExists
        "error.file_unreadable" -> errorFileUnreadable
        "error.file_unwritable" -> errorFileUnwritable
        "error.import_is_backup" -> errorImportIsBackup
        "error.import_password" -> errorImportPassword
        "error.import_too_large" -> errorImportTooLarge
        "error.import_unknown" -> errorImportUnknown
        "error.internal" -> errorInternal
        "error.key_invalidated" -> errorKeyInvalidated
        "error.keys_damaged" -> errorKeysDamaged
        "error.locked" -> errorLocked
        "error.no_screen_lock" -> errorNoScreenLock
        "error.not_a_pairing" -> errorNotAPairing
        "error.not_an_account" -> errorNotAnAccount
        "error.not_found" -> errorNotFound
        "error.not_offered" -> errorNotOffered
        "error.number_length" -> errorNumberLength(places.number("count"))
        "error.offline" -> errorOffline
        "error.pairing_code" -> errorPairingCode
        "error.passcode_short" -> errorPasscodeShort(places.number("count"))
        "error.picture_none" -> errorPictureNone
        "error.picture_too_large" -> errorPictureTooLarge
        "error.picture_unreadable" -> errorPictureUnreadable
        "error.service_error" -> errorServiceError
        "error.service_reply" -> errorServiceReply
        "error.service_signature" -> errorServiceSignature
        "error.several_codes" -> errorSeveralCodes
        "error.slot_disabled" -> errorSlotDisabled
        "error.storage_full" -> errorStorageFull
        "error.storage_read_only" -> errorStorageReadOnly
        "error.timeout" -> errorTimeout
        "error.tls" -> errorTls(places.text("host"))
        "error.too_many_requests" -> errorTooManyRequests(places.text("seconds"))
        "error.transfer_damaged" -> errorTransferDamaged
        "error.transfer_newer" -> errorTransferNewer
        "error.transfer_too_large" -> errorTransferTooLarge
        "error.unavailable" -> errorUnavailable
        "error.verification_required" -> errorVerificationRequired
        "error.wrong_passcode" -> errorWrongPasscode
        "error.wrong_state" -> errorWrongState
        "expired.body" -> expiredBody
        "expired.me" -> expiredMe
        "expired.not_me" -> expiredNotMe
        "expired.title" -> expiredTitle
        "export.action" -> exportAction
        "export.code" -> exportCode
        "export.code.warning" -> exportCodeWarning
        "export.done" -> exportDone
        "export.title" -> exportTitle
        "export.warning" -> exportWarning
        "health.data.ok" -> healthDataOk
        "health.lock.do" -> healthLockDo
        "health.lock.ok" -> healthLockOk
        "home.add" -> homeAdd
        "home.backup_due" -> homeBackupDue
        "home.backup_missing" -> homeBackupMissing
        "home.codes_only" -> homeCodesOnly
        "home.damaged" -> homeDamaged(places.number("count"))
        "home.empty.body" -> homeEmptyBody
        "home.empty.title" -> homeEmptyTitle
        "home.favourites" -> homeFavourites
        "home.hidden" -> homeHidden
        "home.hotp.next" -> homeHotpNext
        "home.next_code" -> homeNextCode(places.text("code"))
        "home.previous_code" -> homePreviousCode(places.text("code"))
        "home.prompts" -> homePrompts(places.number("count"))
        "home.push_only" -> homePushOnly
        "home.read_only" -> homeReadOnly
        "home.refresh" -> homeRefresh
        "home.refresh.none" -> homeRefreshNone
        "home.refresh.partial" -> homeRefreshPartial(places.number("count"))
        "home.search" -> homeSearch
        "home.search.none" -> homeSearchNone(places.text("query"))
        "home.title" -> homeTitle
        "home.unconfirmed" -> homeUnconfirmed
        "import.action" -> importAction
        "import.app.aegis" -> importAppAegis
        "import.app.and_otp" -> importAppAndOtp
        "import.app.bitwarden" -> importAppBitwarden
        "import.app.free_otp_plus" -> importAppFreeOtpPlus
        "import.app.last_pass" -> importAppLastPass
        "import.app.links" -> importAppLinks
        "import.app.proton" -> importAppProton
        "import.app.raivo" -> importAppRaivo
        "import.app.stratum" -> importAppStratum
        "import.app.two_fas" -> importAppTwoFas
        "import.delete_file" -> importDeleteFile
        "import.done" -> importDone(places.text("added"), places.text("same"), places.text("skipped"))
        "import.found" -> importFound(places.number("count"), places.text("app"))
        "import.password" -> importPassword
        "import.pick" -> importPick
        "import.title" -> importTitle
        "inactive.body" -> inactiveBody
        "inactive.codes_may_fail" -> inactiveCodesMayFail
        "inactive.nothing_lost" -> inactiveNothingLost
        "inactive.title" -> inactiveTitle
        "journal.approved" -> journalApproved
        "journal.broken" -> journalBroken
        "journal.closed" -> journalClosed
        "journal.confirmed" -> journalConfirmed
        "journal.empty" -> journalEmpty
        "journal.expired" -> journalExpired
        "journal.exported" -> journalExported
        "journal.paired" -> journalPaired
        "journal.refused" -> journalRefused
        "journal.removed" -> journalRemoved
        "journal.reported" -> journalReported
        "journal.share" -> journalShare
        "journal.share.body" -> journalShareBody
        "journal.title" -> journalTitle
        "journal.unconfirmed" -> journalUnconfirmed
        "journal.unknown" -> journalUnknown
        "journal.wrong_number" -> journalWrongNumber
        "key.invalid.action" -> keyInvalidAction
        "key.invalid.body" -> keyInvalidBody
        "key.invalid.still" -> keyInvalidStill
        "key.invalid.title" -> keyInvalidTitle
        "lock.disabled" -> lockDisabled
        "lock.erase" -> lockErase
        "lock.erase.body" -> lockEraseBody
        "lock.key_gone" -> lockKeyGone
        "lock.no_way" -> lockNoWay
        "lock.passcode" -> lockPasscode
        "lock.reason" -> lockReason
        "lock.title" -> lockTitle
        "lock.unlock" -> lockUnlock
        "lock.use_passcode" -> lockUsePasscode
        "lock.use_phone" -> lockUsePhone
        "lock.waiting" -> lockWaiting(places.number("count"))
        "lock.wrong" -> lockWrong(places.number("count"))
        "lost.lost.steps" -> lostLostSteps
        "lost.new.steps" -> lostNewSteps
        "lost.no_way_in" -> lostNoWayIn
        "lost.title" -> lostTitle
        "manual.address" -> manualAddress
        "manual.address.hint" -> manualAddressHint
        "manual.advanced" -> manualAdvanced
        "manual.algorithm" -> manualAlgorithm
        "manual.counter" -> manualCounter
        "manual.digits" -> manualDigits
        "manual.issuer" -> manualIssuer
        "manual.issuer.hint" -> manualIssuerHint
        "manual.key" -> manualKey
        "manual.key.empty" -> manualKeyEmpty
        "manual.key.hint" -> manualKeyHint
        "manual.key.lookalike" -> manualKeyLookalike
        "manual.kind" -> manualKind
        "manual.kind.counter" -> manualKindCounter
        "manual.kind.time" -> manualKindTime
        "manual.name" -> manualName
        "manual.name.hint" -> manualNameHint
        "manual.pair_code" -> manualPairCode
        "manual.pair_code.bad_char" -> manualPairCodeBadChar(places.text("position"))
        "manual.pair_code.hint" -> manualPairCodeHint
        "manual.pair_code.length" -> manualPairCodeLength(places.number("count"))
        "manual.period" -> manualPeriod
        "manual.tab.code" -> manualTabCode
        "manual.tab.pair" -> manualTabPair
        "manual.title" -> manualTitle
        "notice.accounts_skipped" -> noticeAccountsSkipped
        "notice.bad_percent" -> noticeBadPercent
        "notice.bad_utf8" -> noticeBadUtf8
        "notice.counter_assumed" -> noticeCounterAssumed
        "notice.day_password" -> noticeDayPassword
        "notice.digits_fixed" -> noticeDigitsFixed
        "notice.double_encoded" -> noticeDoubleEncoded
        "notice.duplicate_ignored" -> noticeDuplicateIgnored
        "notice.empty_ignored" -> noticeEmptyIgnored
        "notice.glued_parameter" -> noticeGluedParameter
        "notice.html_unescaped" -> noticeHtmlUnescaped
        "notice.insecure_loopback" -> noticeInsecureLoopback
        "notice.issuer_differs" -> noticeIssuerDiffers
        "notice.label_ambiguous" -> noticeLabelAmbiguous
        "notice.line_breaks_removed" -> noticeLineBreaksRemoved
        "notice.lock_requested" -> noticeLockRequested
        "notice.long_text" -> noticeLongText
        "notice.lookalike_link" -> noticeLookalikeLink
        "notice.looks_like_secret" -> noticeLooksLikeSecret
        "notice.maybe_milliseconds" -> noticeMaybeMilliseconds
        "notice.maybe_steam" -> noticeMaybeSteam
        "notice.more_codes" -> noticeMoreCodes
        "notice.no_issuer" -> noticeNoIssuer
        "notice.no_name" -> noticeNoName
        "notice.period_assumed" -> noticePeriodAssumed
        "notice.period_zero" -> noticePeriodZero
        "notice.plus_as_space" -> noticePlusAsSpace
        "notice.private_address" -> noticePrivateAddress
        "notice.punycode_host" -> noticePunycodeHost
        "notice.push_extras_ignored" -> noticePushExtrasIgnored
        "notice.secret_cleaned" -> noticeSecretCleaned
        "notice.secret_trailing_bits" -> noticeSecretTrailingBits
        "notice.steam_assumed" -> noticeSteamAssumed
        "notice.tls_opt_out_refused" -> noticeTlsOptOutRefused
        "notice.unknown_parameter" -> noticeUnknownParameter
        "notice.unusual_characters" -> noticeUnusualCharacters
        "notice.unwrapped" -> noticeUnwrapped
        "notice.weak_secret" -> noticeWeakSecret
        "notify.backup.body" -> notifyBackupBody
        "notify.backup.title" -> notifyBackupTitle
        "notify.burst.body" -> notifyBurstBody
        "notify.burst.title" -> notifyBurstTitle
        "notify.channel.quiet" -> notifyChannelQuiet
        "notify.channel.reminders" -> notifyChannelReminders
        "notify.channel.requests" -> notifyChannelRequests
        "notify.clock.body" -> notifyClockBody
        "notify.clock.title" -> notifyClockTitle
        "notify.expired.body" -> notifyExpiredBody
        "notify.expired.title" -> notifyExpiredTitle
        "notify.paired.body" -> notifyPairedBody(places.text("account"))
        "notify.paired.title" -> notifyPairedTitle
        "notify.refuse_failed" -> notifyRefuseFailed
        "notify.refused" -> notifyRefused
        "notify.request.body" -> notifyRequestBody(places.text("account"))
        "notify.request.open" -> notifyRequestOpen
        "notify.request.public" -> notifyRequestPublic
        "notify.request.refuse" -> notifyRequestRefuse
        "notify.request.title" -> notifyRequestTitle
        "offline.hint" -> offlineHint
        "offline.title" -> offlineTitle
        "onboarding.body" -> onboardingBody
        "onboarding.lock.body" -> onboardingLockBody
        "onboarding.lock.passcode" -> onboardingLockPasscode
        "onboarding.lock.phone" -> onboardingLockPhone
        "onboarding.lock.title" -> onboardingLockTitle
        "onboarding.no_lock.body" -> onboardingNoLockBody
        "onboarding.no_lock.title" -> onboardingNoLockTitle
        "onboarding.privacy" -> onboardingPrivacy
        "onboarding.restore" -> onboardingRestore
        "onboarding.start" -> onboardingStart
        "onboarding.title" -> onboardingTitle
        "onboarding.transfer" -> onboardingTransfer
        "pair.again.body" -> pairAgainBody
        "pair.again.title" -> pairAgainTitle
        "pair.already" -> pairAlready
        "pair.confirm_person" -> pairConfirmPerson
        "pair.connecting" -> pairConnecting(places.text("host"))
        "pair.consent.action" -> pairConsentAction
        "pair.consent.body" -> pairConsentBody
        "pair.consent.both_forms" -> pairConsentBothForms(places.text("ascii"))
        "pair.consent.device" -> pairConsentDevice
        "pair.consent.host" -> pairConsentHost
        "pair.consent.sends" -> pairConsentSends(places.text("device"))
        "pair.consent.title" -> pairConsentTitle
        "pair.done.body" -> pairDoneBody
        "pair.done.code" -> pairDoneCode
        "pair.done.no_code" -> pairDoneNoCode
        "pair.done.title" -> pairDoneTitle
        "pair.failed.again" -> pairFailedAgain
        "pair.failed.scan" -> pairFailedScan
        "pair.failed.service" -> pairFailedService
        "pair.failed.title" -> pairFailedTitle
        "pair.failed.unchanged" -> pairFailedUnchanged
        "pair.interrupted" -> pairInterrupted
        "pair.moved.body" -> pairMovedBody(places.text("host"))
        "pair.moved.title" -> pairMovedTitle
        "pair.number.body" -> pairNumberBody
        "pair.number.expires" -> pairNumberExpires(places.number("count"))
        "pair.number.title" -> pairNumberTitle
        "pair.number.waiting" -> pairNumberWaiting
        "perm.battery" -> permBattery
        "perm.camera.body" -> permCameraBody
        "perm.camera.denied" -> permCameraDenied
        "perm.camera.none" -> permCameraNone
        "perm.camera.title" -> permCameraTitle
        "perm.notifications.allow" -> permNotificationsAllow
        "perm.notifications.body" -> permNotificationsBody
        "perm.notifications.denied" -> permNotificationsDenied
        "perm.notifications.title" -> permNotificationsTitle
        "problem.account_blocked" -> problemAccountBlocked
        "problem.already_answered" -> problemAlreadyAnswered
        "problem.bad_request" -> problemBadRequest
        "problem.bad_signature" -> problemBadSignature
        "problem.challenge_expired" -> problemChallengeExpired
        "problem.challenge_unknown" -> problemChallengeUnknown
        "problem.clock_skew" -> problemClockSkew
        "problem.code_expired" -> problemCodeExpired
        "problem.code_unknown" -> problemCodeUnknown
        "problem.code_used" -> problemCodeUsed
        "problem.device_unknown" -> problemDeviceUnknown
        "problem.polling_denied" -> problemPollingDenied
        "problem.too_many_requests" -> problemTooManyRequests
        "prompt.account" -> promptAccount
        "prompt.app" -> promptApp
        "prompt.approve" -> promptApprove
        "prompt.approve.disabled" -> promptApproveDisabled
        "prompt.browser" -> promptBrowser
        "prompt.cancelled" -> promptCancelled
        "prompt.closed" -> promptClosed
        "prompt.code_to_phone" -> promptCodeToPhone
        "prompt.device" -> promptDevice
        "prompt.first.any" -> promptFirstAny
        "prompt.first.app" -> promptFirstApp
        "prompt.first.browser" -> promptFirstBrowser
        "prompt.first.country" -> promptFirstCountry(places.text("country"))
        "prompt.ip" -> promptIp
        "prompt.message" -> promptMessage
        "prompt.next_request" -> promptNextRequest(places.number("count"))
        "prompt.no_number" -> promptNoNumber
        "prompt.not_me" -> promptNotMe
        "prompt.number.hint" -> promptNumberHint(places.number("count"))
        "prompt.number.label" -> promptNumberLabel
        "prompt.number.never" -> promptNumberNever
        "prompt.number.weak" -> promptNumberWeak
        "prompt.obscured" -> promptObscured
        "prompt.options.label" -> promptOptionsLabel
        "prompt.options.not_one" -> promptOptionsNotOne
        "prompt.options.typed" -> promptOptionsTyped
        "prompt.origin" -> promptOrigin
        "prompt.pairing_title" -> promptPairingTitle
        "prompt.place" -> promptPlace
        "prompt.place.estimate" -> promptPlaceEstimate
        "prompt.refuse" -> promptRefuse
        "prompt.sending" -> promptSending
        "prompt.sending.offline" -> promptSendingOffline
        "prompt.service" -> promptService
        "prompt.sheet.subtitle" -> promptSheetSubtitle(places.text("account"))
        "prompt.sheet.title" -> promptSheetTitle
        "prompt.time" -> promptTime
        "prompt.title" -> promptTitle
        "prompt.tls_opt_out_refused" -> promptTlsOptOutRefused
        "prompt.unusual.body" -> promptUnusualBody
        "quiet.end" -> quietEnd
        "quiet.on" -> quietOn(places.text("time"))
        "reason.ambiguous_parameter" -> reasonAmbiguousParameter
        "reason.control_character" -> reasonControlCharacter
        "reason.duplicate_parameter" -> reasonDuplicateParameter
        "reason.empty" -> reasonEmpty
        "reason.fragment_not_allowed" -> reasonFragmentNotAllowed
        "reason.insecure_url" -> reasonInsecureUrl
        "reason.invalid_base64" -> reasonInvalidBase64
        "reason.invalid_code" -> reasonInvalidCode
        "reason.invalid_counter" -> reasonInvalidCounter
        "reason.invalid_digits" -> reasonInvalidDigits
        "reason.invalid_host" -> reasonInvalidHost
        "reason.invalid_key" -> reasonInvalidKey
        "reason.invalid_parameter" -> reasonInvalidParameter
        "reason.invalid_path" -> reasonInvalidPath
        "reason.invalid_payload" -> reasonInvalidPayload
        "reason.invalid_period" -> reasonInvalidPeriod
        "reason.malformed_uri" -> reasonMalformedUri
        "reason.missing_parameter" -> reasonMissingParameter
        "reason.no_accounts" -> reasonNoAccounts
        "reason.query_not_allowed" -> reasonQueryNotAllowed
        "reason.secret_bad_char" -> reasonSecretBadChar(places.text("position"))
        "reason.secret_bad_length" -> reasonSecretBadLength
        "reason.secret_too_long" -> reasonSecretTooLong
        "reason.too_long" -> reasonTooLong
        "reason.too_many_accounts" -> reasonTooManyAccounts
        "reason.two_step_enrollment" -> reasonTwoStepEnrollment
        "reason.unexpected_parameter" -> reasonUnexpectedParameter
        "reason.unknown_algorithm" -> reasonUnknownAlgorithm
        "reason.unknown_encoder" -> reasonUnknownEncoder
        "reason.unknown_type" -> reasonUnknownType
        "reason.unsupported_version" -> reasonUnsupportedVersion
        "reason.untrusted_url" -> reasonUntrustedUrl
        "reason.userinfo_not_allowed" -> reasonUserinfoNotAllowed
        "rehearse.body" -> rehearseBody
        "rehearse.ok" -> rehearseOk(places.text("good"), places.text("total"))
        "rehearse.reminder" -> rehearseReminder
        "rehearse.title" -> rehearseTitle
        "report.action" -> reportAction
        "report.approved" -> reportApproved
        "report.body" -> reportBody
        "report.title" -> reportTitle
        "restore.action" -> restoreAction
        "restore.done" -> restoreDone(places.number("count"))
        "restore.entry_failed" -> restoreEntryFailed(places.number("count"))
        "restore.pair_again" -> restorePairAgain(places.number("count"))
        "restore.pick" -> restorePick
        "restore.preview" -> restorePreview(places.text("fresh"), places.text("same"), places.text("changed"))
        "restore.title" -> restoreTitle
        "result.approved.body" -> resultApprovedBody
        "result.approved.title" -> resultApprovedTitle
        "result.expired.body" -> resultExpiredBody
        "result.expired.title" -> resultExpiredTitle
        "result.not_me.body" -> resultNotMeBody
        "result.not_me.title" -> resultNotMeTitle
        "result.refused.body" -> resultRefusedBody
        "result.refused.title" -> resultRefusedTitle
        "result.refused.was_it_you" -> resultRefusedWasItYou
        "result.reported.body" -> resultReportedBody
        "result.reported.title" -> resultReportedTitle
        "result.unknown" -> resultUnknown
        "result.wrong.compare" -> resultWrongCompare
        "result.wrong.none" -> resultWrongNone
        "result.wrong.title" -> resultWrongTitle
        "result.wrong.tries" -> resultWrongTries(places.number("count"))
        "settings.about" -> settingsAbout
        "settings.announce" -> settingsAnnounce
        "settings.announce.ask" -> settingsAnnounceAsk
        "settings.announce.end" -> settingsAnnounceEnd
        "settings.devices" -> settingsDevices
        "settings.health" -> settingsHealth
        "settings.hide_codes" -> settingsHideCodes
        "settings.language" -> settingsLanguage
        "settings.lock" -> settingsLock
        "settings.lock.after" -> settingsLockAfter(places.number("count"))
        "settings.lock.background" -> settingsLockBackground
        "settings.lock.never" -> settingsLockNever
        "settings.lock.when" -> settingsLockWhen
        "settings.next_code" -> settingsNextCode
        "settings.notifications" -> settingsNotifications
        "settings.passcode.again" -> settingsPasscodeAgain
        "settings.passcode.change" -> settingsPasscodeChange
        "settings.passcode.different" -> settingsPasscodeDifferent
        "settings.passcode.last" -> settingsPasscodeLast
        "settings.passcode.new" -> settingsPasscodeNew
        "settings.passcode.remove" -> settingsPasscodeRemove
        "settings.passcode.set" -> settingsPasscodeSet
        "settings.reach" -> settingsReach
        "settings.reach.auto" -> settingsReachAuto
        "settings.reach.left" -> settingsReachLeft
        "settings.reach.right" -> settingsReachRight
        "settings.screenshots" -> settingsScreenshots
        "settings.screenshots.body" -> settingsScreenshotsBody
        "settings.title" -> settingsTitle
        "settings.version" -> settingsVersion(places.text("version"))
        "transfer.compare" -> transferCompare(places.text("code"))
        "transfer.done" -> transferDone(places.number("count"))
        "transfer.new.show" -> transferNewShow
        "transfer.nothing" -> transferNothing
        "transfer.old.scan" -> transferOldScan
        "transfer.old.show" -> transferOldShow
        "transfer.pair_again" -> transferPairAgain
        "transfer.progress" -> transferProgress(places.text("seen"), places.text("total"))
        "transfer.this_new" -> transferThisNew
        "transfer.this_old" -> transferThisOld
        "transfer.title" -> transferTitle
        "travel.backup.do" -> travelBackupDo
        "travel.backup.ok" -> travelBackupOk(places.text("when"))
        "travel.big" -> travelBig
        "travel.cant_tell" -> travelCantTell
        "travel.clock.do" -> travelClockDo
        "travel.clock.ok" -> travelClockOk
        "travel.codes.missing" -> travelCodesMissing(places.number("count"))
        "travel.codes.ok" -> travelCodesOk
        "travel.data.ok" -> travelDataOk
        "travel.default" -> travelDefault
        "travel.do" -> travelDo
        "travel.intro" -> travelIntro
        "travel.ok" -> travelOk
        "travel.ready" -> travelReady
        "travel.roaming" -> travelRoaming
        "travel.second" -> travelSecond
        "travel.title" -> travelTitle
        "travel.todo" -> travelTodo(places.number("count"))
        "travel.try" -> travelTry
        "vendor.auth0_guardian.do" -> vendorAuth0GuardianDo
        "vendor.auth0_guardian.name" -> vendorAuth0GuardianName
        "vendor.auth0_guardian.what" -> vendorAuth0GuardianWhat
        "vendor.duo.do" -> vendorDuoDo
        "vendor.duo.name" -> vendorDuoName
        "vendor.duo.what" -> vendorDuoWhat
        "vendor.fido.do" -> vendorFidoDo
        "vendor.fido.name" -> vendorFidoName
        "vendor.fido.what" -> vendorFidoWhat
        "vendor.keycloak_app.do" -> vendorKeycloakAppDo
        "vendor.keycloak_app.name" -> vendorKeycloakAppName
        "vendor.keycloak_app.what" -> vendorKeycloakAppWhat
        "vendor.lastpass.do" -> vendorLastpassDo
        "vendor.lastpass.name" -> vendorLastpassName
        "vendor.lastpass.what" -> vendorLastpassWhat
        "vendor.microsoft_personal.do" -> vendorMicrosoftPersonalDo
        "vendor.microsoft_personal.name" -> vendorMicrosoftPersonalName
        "vendor.microsoft_personal.what" -> vendorMicrosoftPersonalWhat
        "vendor.microsoft_work.do" -> vendorMicrosoftWorkDo
        "vendor.microsoft_work.label" -> vendorMicrosoftWorkLabel
        "vendor.microsoft_work.name" -> vendorMicrosoftWorkName
        "vendor.microsoft_work.no_link" -> vendorMicrosoftWorkNoLink
        "vendor.microsoft_work.steps" -> vendorMicrosoftWorkSteps
        "vendor.microsoft_work.steps_new" -> vendorMicrosoftWorkStepsNew
        "vendor.microsoft_work.what" -> vendorMicrosoftWorkWhat
        "vendor.microsoft_work.where" -> vendorMicrosoftWorkWhere(places.text("url"))
        "vendor.motp.do" -> vendorMotpDo
        "vendor.motp.name" -> vendorMotpName
        "vendor.motp.what" -> vendorMotpWhat
        "vendor.okta.do" -> vendorOktaDo
        "vendor.okta.name" -> vendorOktaName
        "vendor.okta.what" -> vendorOktaWhat
        "vendor.pingone_forgerock.do" -> vendorPingoneForgerockDo
        "vendor.pingone_forgerock.name" -> vendorPingoneForgerockName
        "vendor.pingone_forgerock.what" -> vendorPingoneForgerockWhat
        "vendor.plain_text.do" -> vendorPlainTextDo
        "vendor.plain_text.name" -> vendorPlainTextName
        "vendor.plain_text.what" -> vendorPlainTextWhat
        "vendor.privacyidea_backup.do" -> vendorPrivacyideaBackupDo
        "vendor.privacyidea_backup.name" -> vendorPrivacyideaBackupName
        "vendor.privacyidea_backup.what" -> vendorPrivacyideaBackupWhat
        "vendor.privacyidea_container.do" -> vendorPrivacyideaContainerDo
        "vendor.privacyidea_container.name" -> vendorPrivacyideaContainerName
        "vendor.privacyidea_container.what" -> vendorPrivacyideaContainerWhat
        "vendor.tiqr.do" -> vendorTiqrDo
        "vendor.tiqr.name" -> vendorTiqrName
        "vendor.tiqr.what" -> vendorTiqrWhat
        "vendor.unknown_scheme.do" -> vendorUnknownSchemeDo
        "vendor.unknown_scheme.name" -> vendorUnknownSchemeName
        "vendor.unknown_scheme.what" -> vendorUnknownSchemeWhat
        "vendor.web_link.do" -> vendorWebLinkDo
        "vendor.web_link.name" -> vendorWebLinkName
        "vendor.web_link.what" -> vendorWebLinkWhat
        "vendor.wifi.do" -> vendorWifiDo
        "vendor.wifi.name" -> vendorWifiName
        "vendor.wifi.what" -> vendorWifiWhat
        "vendor.wso2.do" -> vendorWso2Do
        "vendor.wso2.name" -> vendorWso2Name
        "vendor.wso2.what" -> vendorWso2What
        "vendor.yandex.do" -> vendorYandexDo
        "vendor.yandex.name" -> vendorYandexName
        "vendor.yandex.what" -> vendorYandexWhat
        else -> errorInternal
    }

    private fun Map<String, Any>.text(name: String) = this[name]?.toString().orEmpty()

    private fun Map<String, Any>.number(name: String) = (this[name] as? Number)?.toInt() ?: 0

    private fun pick(english: String, chinese: String, japanese: String) = when (language) {
        Language.ENGLISH -> english
        Language.TRADITIONAL_CHINESE -> chinese
        Language.JAPANESE -> japanese
    }
}
