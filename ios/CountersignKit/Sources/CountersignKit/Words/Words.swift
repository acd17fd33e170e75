// Made from words.json by `cargo xtask words`.
// swift-format-ignore-file
import CountersignCore

/// The sentences of the app in one language. Values are set apart from what stands around them, so that
/// neither changes the direction of the other.
public struct Words: Equatable, Sendable {
    public let language: Language

    public init(_ language: Language) { self.language = language }

    public var a11yApproveHint: String {
        pick(
            "Then confirm with your phone’s lock",
            "接著以螢幕鎖定確認",
            "このあと画面ロックで確認します")
    }

    public func a11yCode(digits: String) -> String {
        pick(
            "Code \u{2068}\(digits)\u{2069}",
            "驗證碼 \u{2068}\(digits)\u{2069}",
            "確認コード、\u{2068}\(digits)\u{2069}")
    }

    public var a11yCodeChanged: String {
        pick(
            "New code",
            "新的驗證碼",
            "新しいコード")
    }

    public var a11yCodeCopy: String {
        pick(
            "Copy code",
            "複製驗證碼",
            "コードをコピー")
    }

    public var a11yCodeHidden: String {
        pick(
            "Code hidden. Double tap to show.",
            "驗證碼已隱藏，點兩下顯示。",
            "コードは非表示です。ダブルタップで表示します。")
    }

    public var a11yCodeNext: String {
        pick(
            "Read the next code",
            "朗讀下一組驗證碼",
            "次のコードを読む")
    }

    public var a11yCodeTime: String {
        pick(
            "Read the time left",
            "朗讀剩餘時間",
            "残り時間を読む")
    }

    public var a11yError: String {
        pick(
            "Error",
            "錯誤",
            "エラー")
    }

    public var a11yFavourite: String {
        pick(
            "Favourite",
            "我的最愛",
            "お気に入り")
    }

    public func a11yMenu(account: String) -> String {
        pick(
            "More for \u{2068}\(account)\u{2069}",
            "\u{2068}\(account)\u{2069} 的更多選項",
            "\u{2068}\(account)\u{2069}のその他の操作")
    }

    public var a11yNumberDelete: String {
        pick(
            "Delete the last digit",
            "刪除最後一位",
            "最後の桁を削除")
    }

    public func a11yNumberDigit(position: String, total: String) -> String {
        pick(
            "Digit \u{2068}\(position)\u{2069} of \u{2068}\(total)\u{2069}",
            "第 \u{2068}\(position)\u{2069} 位，共 \u{2068}\(total)\u{2069} 位",
            "\u{2068}\(total)\u{2069}桁中\u{2068}\(position)\u{2069}桁目")
    }

    public func a11yNumberTyped(count: Int) -> String {
        pick(
            count == 1 ? "\(count) digit typed" : "\(count) digits typed",
            "已輸入 \(count) 位數字",
            "\(count)桁入力済み")
    }

    public func a11yPromptMinutes(count: Int) -> String {
        pick(
            count == 1 ? "\(count) minute left to answer" : "\(count) minutes left to answer",
            "剩下 \(count) 分鐘可回覆",
            "回答できる時間はあと\(count)分です")
    }

    public func a11yPromptOpened(account: String) -> String {
        pick(
            "Sign-in request. \u{2068}\(account)\u{2069}.",
            "登入要求。\u{2068}\(account)\u{2069}。",
            "サインイン要求。\u{2068}\(account)\u{2069}。")
    }

    public func a11yPromptSeconds(count: Int) -> String {
        pick(
            count == 1 ? "\(count) second left to answer" : "\(count) seconds left to answer",
            "剩下 \(count) 秒可回覆",
            "回答できる時間はあと\(count)秒です")
    }

    public var a11yPromptUnusual: String {
        pick(
            "Unusual",
            "異常",
            "普段と違う点")
    }

    public var a11yQr: String {
        pick(
            "QR code to pair a phone. Without a camera, use the pairing code below.",
            "用來配對手機的 QR Code。若無法掃描，請使用下方的配對碼。",
            "スマートフォン登録用のQRコードです。読み取れない場合は下の登録コードを使ってください。")
    }

    public var a11yQrAccount: String {
        pick(
            "QR code with the key of this account, for the camera of your other device.",
            "含此帳戶金鑰的 QR Code，請用您另一部裝置的相機掃描。",
            "このアカウントのキーが入ったQRコードです。もう一方の端末のカメラで読み取ってください。")
    }

    public var a11yQrTransfer: String {
        pick(
            "QR code for the camera of your other phone. Hold that phone over this screen.",
            "供您另一支手機掃描的 QR Code，請將那支手機拿到此螢幕上方。",
            "もう一方のカメラで読み取るQRコードです。この画面の上にかざしてください。")
    }

    public var a11yRefuseHint: String {
        pick(
            "Refuses at once",
            "立即拒絕",
            "すぐに拒否します")
    }

    public var a11yRing: String {
        pick(
            "Time left for this code",
            "此驗證碼的剩餘時間",
            "このコードの残り時間")
    }

    public var a11yScanCamera: String {
        pick(
            "Camera view. Point it at the QR code; you will hear when it is read.",
            "相機畫面。請對準 QR Code，讀取成功時會告知。",
            "カメラ画面です。QRコードに向けてください。読み取れたら知らせます。")
    }

    public var a11yScanFound: String {
        pick(
            "QR code read",
            "已讀取 QR Code",
            "QRコードを読み取りました")
    }

    public var a11yScanPartly: String {
        pick(
            "QR code partly in view",
            "QR Code 只有部分在畫面內",
            "QRコードの一部しか映っていません")
    }

    public var a11ySeverityCheck: String {
        pick(
            "Please check",
            "請確認",
            "確認してください")
    }

    public var a11ySeverityInfo: String {
        pick(
            "Note",
            "說明",
            "情報")
    }

    public var a11ySeverityWarning: String {
        pick(
            "Warning",
            "警告",
            "警告")
    }

    public var accountDeleteNow: String {
        pick(
            "Delete now",
            "立即刪除",
            "今すぐ完全に削除")
    }

    public var accountDeleteNowBody: String {
        pick(
            "This can’t be undone. The codes of this account will be gone.",
            "刪除後無法復原，這個帳戶的驗證碼將會消失。",
            "元に戻せません。このアカウントの確認コードは失われます。")
    }

    public var accountFavourite: String {
        pick(
            "Add to favourites",
            "加入我的最愛",
            "お気に入りに追加")
    }

    public var accountIssuer: String {
        pick(
            "Service",
            "服務",
            "サービス")
    }

    public var accountKindCounter: String {
        pick(
            "Code changes when you ask",
            "要求時才更換驗證碼",
            "操作したときにコードが変わります")
    }

    public func accountKindSignin(host: String) -> String {
        pick(
            "Approves sign-ins at \u{2068}\(host)\u{2069}",
            "核准 \u{2068}\(host)\u{2069} 的登入",
            "\u{2068}\(host)\u{2069}のサインインを承認")
    }

    public var accountKindSteam: String {
        pick(
            "Steam code",
            "Steam 驗證碼",
            "Steamのコード")
    }

    public func accountKindTime(seconds: String) -> String {
        pick(
            "Code changes every \u{2068}\(seconds)\u{2069} seconds",
            "每 \u{2068}\(seconds)\u{2069} 秒更換驗證碼",
            "\u{2068}\(seconds)\u{2069}秒ごとにコードが変わります")
    }

    public var accountLabelIssuer: String {
        pick(
            "Also named",
            "另一個名稱",
            "別の表記")
    }

    public var accountLockRequested: String {
        pick(
            "The service wants this account locked. Approving always asks for you.",
            "服務要求鎖定這個帳戶，核准時一定會先確認是您本人。",
            "このアカウントの保護を求められています。承認のたびに本人確認をします。")
    }

    public var accountMoveDown: String {
        pick(
            "Move down",
            "下移",
            "下へ移動")
    }

    public var accountMoveUp: String {
        pick(
            "Move up",
            "上移",
            "上へ移動")
    }

    public var accountName: String {
        pick(
            "Account",
            "帳戶",
            "アカウント")
    }

    public var accountNickname: String {
        pick(
            "Your own name for it",
            "自訂名稱",
            "自分でつけた名前")
    }

    public var accountPreviousBody: String {
        pick(
            "Kept for 30 days after the change, in case the new one does not work.",
            "更換後保留 30 天，以備新金鑰無法使用。",
            "新しいキーが使えない場合に備え、変更後30日間保管します。")
    }

    public var accountPreviousTitle: String {
        pick(
            "Previous key",
            "先前的金鑰",
            "以前のキー")
    }

    public var accountPreviousUse: String {
        pick(
            "Go back to this key",
            "改回這個金鑰",
            "このキーに戻す")
    }

    public var accountRecentlyRemoved: String {
        pick(
            "Recently removed",
            "最近移除",
            "最近削除した項目")
    }

    public var accountRecentlyRemovedNone: String {
        pick(
            "Nothing was removed in the last 30 days.",
            "過去 30 天沒有移除任何帳戶。",
            "過去30日間に削除したアカウントはありません。")
    }

    public var accountRemoveBody: String {
        pick(
            "You can undo this for 30 days. Make sure you can still sign in another way.",
            "30 天內可以復原。請先確認您還有其他方式可以登入。",
            "30日以内なら元に戻せます。ほかの方法でサインインできることを確認してください。")
    }

    public var accountRemoveBoth: String {
        pick(
            "Remove on both",
            "兩邊都移除",
            "両方から削除")
    }

    public var accountRemoveHere: String {
        pick(
            "On this phone only",
            "只移除這支手機上的資料",
            "このスマートフォンだけ")
    }

    public func accountRemoveServiceBody(host: String) -> String {
        pick(
            "\u{2068}\(host)\u{2069} will stop asking this phone. You can also remove it on this phone only.",
            "\u{2068}\(host)\u{2069} 將不再詢問這支手機。您也可以只在這支手機上移除。",
            "\u{2068}\(host)\u{2069}はこのスマートフォンに要求を送らなくなります。このスマートフォンだけから削除することもできます。")
    }

    public func accountRemoveServiceTitle(host: String) -> String {
        pick(
            "Also tell \u{2068}\(host)\u{2069}?",
            "要同時通知 \u{2068}\(host)\u{2069} 嗎？",
            "\u{2068}\(host)\u{2069}にも知らせますか？")
    }

    public var accountRemoveTitle: String {
        pick(
            "Remove this account?",
            "要移除這個帳戶嗎？",
            "このアカウントを削除しますか？")
    }

    public var accountRemoved: String {
        pick(
            "Removed. You can undo this for 30 days.",
            "已移除，30 天內可以復原。",
            "削除しました。30日以内なら元に戻せます。")
    }

    public var accountRename: String {
        pick(
            "Rename",
            "重新命名",
            "名前を変更")
    }

    public var accountReorder: String {
        pick(
            "Change order",
            "變更順序",
            "並べ替え")
    }

    public var accountTitle: String {
        pick(
            "Account details",
            "帳戶詳細資料",
            "アカウントの詳細")
    }

    public var accountTlsOptOutRefused: String {
        pick(
            "The service asked to skip a safety check of the connection. Countersign checks it anyway.",
            "服務要求略過連線的安全檢查，Countersign 仍會檢查。",
            "接続の安全確認を省くよう求められていますが、Countersignは必ず確認します。")
    }

    public var accountUnfavourite: String {
        pick(
            "Remove from favourites",
            "從我的最愛移除",
            "お気に入りから外す")
    }

    public var accountUnpaired: String {
        pick(
            "The pairing was ended on both sides.",
            "已在兩邊解除配對。",
            "両方で登録を解除しました。")
    }

    public var addAdded: String {
        pick(
            "Account added. Here is its code.",
            "已新增帳戶，這是它的驗證碼。",
            "アカウントを追加しました。確認コードは次のとおりです。")
    }

    public var addCheckCode: String {
        pick(
            "Type this code on the page that showed the QR code, to make sure it works.",
            "請把這組驗證碼輸入顯示 QR Code 的頁面，確認可以使用。",
            "QRコードを表示したページにこのコードを入力し、使えることを確認してください。")
    }

    public func addLinkMany(count: Int) -> String {
        pick(
            count == 1 ? "\(count) link is waiting to be looked at" : "\(count) links are waiting to be looked at",
            "有 \(count) 個連結等待查看",
            "\(count)件のリンクが確認待ちです")
    }

    public var addLinkParked: String {
        pick(
            "A link wants to add an account. Unlock to see what it is.",
            "有連結要求新增帳戶。請先解鎖再查看內容。",
            "リンクからアカウントの追加を求められています。ロックを解除して内容を確認してください。")
    }

    public var addManual: String {
        pick(
            "Type it in",
            "手動輸入",
            "手動で入力")
    }

    public var addPicture: String {
        pick(
            "Pick a picture",
            "選擇圖片",
            "画像を選ぶ")
    }

    public var addPictureNone: String {
        pick(
            "No QR code was found in this picture. Try one that shows it larger and sharper.",
            "這張圖片裡找不到 QR Code，請改用更大、更清楚的圖片。",
            "この画像にQRコードが見つかりません。より大きく鮮明な画像を使ってください。")
    }

    public var addPictureTooLarge: String {
        pick(
            "This picture is too large. Crop it to the QR code and try again.",
            "圖片太大，請裁切到只剩 QR Code 再試一次。",
            "画像が大きすぎます。QRコードの部分を切り取って、もう一度試してください。")
    }

    public var addPictureUnreadable: String {
        pick(
            "This picture can’t be opened. Use a PNG, JPEG or WebP picture.",
            "無法開啟這張圖片，請使用 PNG、JPEG 或 WebP 格式。",
            "この画像は開けません。PNG、JPEG、WebPの画像を使ってください。")
    }

    public var addScan: String {
        pick(
            "Scan a QR code",
            "掃描 QR Code",
            "QRコードを読み取る")
    }

    public var addScanFar: String {
        pick(
            "Move closer, or make the QR code larger on the other screen.",
            "請靠近一點，或把另一個螢幕上的 QR Code 放大。",
            "近づけるか、相手の画面でQRコードを拡大してください。")
    }

    public var addScanHint: String {
        pick(
            "Hold the phone so that the whole QR code is in view.",
            "請讓整個 QR Code 都在畫面內。",
            "QRコード全体が画面に入るようにしてください。")
    }

    public func addSeveral(count: Int) -> String {
        pick(
            count == 1 ? "\(count) QR code found. Choose it." : "\(count) QR codes found. Choose one.",
            "找到 \(count) 個 QR Code，請選擇一個。",
            "\(count)個のQRコードがあります。1つ選んでください。")
    }

    public var addTicketGone: String {
        pick(
            "The app was locked before you added this. Scan the QR code again.",
            "在您新增之前 App 已鎖定，請重新掃描 QR Code。",
            "追加する前にアプリがロックされました。もう一度QRコードを読み取ってください。")
    }

    public var addTitle: String {
        pick(
            "Add account",
            "新增帳戶",
            "アカウントを追加")
    }

    public var addTorchOff: String {
        pick(
            "Turn off light",
            "關閉燈光",
            "ライトを消す")
    }

    public var addTorchOn: String {
        pick(
            "Turn on light",
            "開啟燈光",
            "ライトをつける")
    }

    public var appName: String {
        pick(
            "Countersign",
            "Countersign",
            "Countersign")
    }

    public var appTagline: String {
        pick(
            "Sign in to work and school accounts with your phone",
            "用手機登入公司或學校帳戶",
            "職場または学校アカウントにスマートフォンでサインイン")
    }

    public func backupLacks(count: Int) -> String {
        pick(
            count == 1 ? "\(count) account is not in your last backup." : "\(count) accounts are not in your last backup.",
            "有 \(count) 個帳戶不在上次備份中。",
            "\(count)件のアカウントが前回のバックアップにありません。")
    }

    public func backupLast(when: String) -> String {
        pick(
            "Last backup: \u{2068}\(when)\u{2069}",
            "上次備份：\u{2068}\(when)\u{2069}",
            "前回のバックアップ：\u{2068}\(when)\u{2069}")
    }

    public func backupLastTested(when: String) -> String {
        pick(
            "Last tested: \u{2068}\(when)\u{2069}",
            "上次測試：\u{2068}\(when)\u{2069}",
            "前回の確認：\u{2068}\(when)\u{2069}")
    }

    public var backupMake: String {
        pick(
            "Make a backup",
            "製作備份",
            "バックアップを作成")
    }

    public var backupNotIncluded: String {
        pick(
            "Approving can’t be moved: it stays in this phone’s hardware. After restoring, pair those accounts again.",
            "核准功能綁定這支手機的硬體，無法移轉。還原後，請重新配對這些帳戶。",
            "承認機能はこのスマートフォンから移せません。復元後に、そのアカウントをもう一度登録してください。")
    }

    public var backupPassword: String {
        pick(
            "Backup password",
            "備份密碼",
            "バックアップのパスワード")
    }

    public var backupPasswordAgain: String {
        pick(
            "Backup password again",
            "再次輸入備份密碼",
            "パスワード（確認）")
    }

    public var backupPasswordDifferent: String {
        pick(
            "The two passwords differ. Type them again.",
            "兩次輸入的密碼不同，請重新輸入。",
            "2つのパスワードが一致しません。もう一度入力してください。")
    }

    public var backupPasswordHint: String {
        pick(
            "At least 12 characters; four or five unrelated words are good. It can’t be reset.",
            "至少 12 個字元，建議用四、五個不相關的詞。忘記後無法重設。",
            "12文字以上。関係のない単語を4～5個並べるのがおすすめです。再設定はできません。")
    }

    public var backupTitle: String {
        pick(
            "Backup",
            "備份",
            "バックアップ")
    }

    public func backupVerified(count: Int) -> String {
        pick(
            count == 1 ? "Backup made and tested: \(count) account opened again with your password." : "Backup made and tested: \(count) accounts opened again with your password.",
            "備份完成並已測試：用您的密碼成功開啟 \(count) 個帳戶。",
            "バックアップを作成し、パスワードで\(count)件を開けることを確認しました。")
    }

    public var backupWhat: String {
        pick(
            "One file, locked with a password that only you know. It holds your accounts and their order.",
            "備份是一個以密碼鎖定的檔案，密碼只有您知道，內含您的帳戶與順序。",
            "あなただけが知るパスワードで保護した1つのファイルです。アカウントと並び順が入ります。")
    }

    public var backupWhere: String {
        pick(
            "Keep it where you can reach it without this phone.",
            "請存放在沒有這支手機也拿得到的地方。",
            "このスマートフォンがなくても取り出せる場所に保管してください。")
    }

    public var backupWorking: String {
        pick(
            "Locking the backup. This takes a few seconds on purpose.",
            "正在鎖定備份，刻意需要幾秒鐘。",
            "バックアップを保護しています。数秒かかります。")
    }

    public func batchAdd(count: Int) -> String {
        pick(
            count == 1 ? "Add \(count) account" : "Add \(count) accounts",
            "新增 \(count) 個帳戶",
            "\(count)件のアカウントを追加")
    }

    public var batchAddPartial: String {
        pick(
            "Add what I have so far",
            "先新增已掃描的部分",
            "読み取った分だけ追加")
    }

    public func batchMissing(numbers: String) -> String {
        pick(
            "Still missing: \u{2068}\(numbers)\u{2069}",
            "還缺少：第 \u{2068}\(numbers)\u{2069} 個",
            "残り：\u{2068}\(numbers)\u{2069}番目")
    }

    public var batchOtherExport: String {
        pick(
            "This one belongs to another export. Finish the first one, or start again.",
            "這個屬於另一次匯出。請先完成前一次，或重新開始。",
            "これは別のエクスポートのものです。先の分を終えるか、最初からやり直してください。")
    }

    public func batchPart(number: String, total: String) -> String {
        pick(
            "QR code \u{2068}\(number)\u{2069} of \u{2068}\(total)\u{2069}",
            "第 \u{2068}\(number)\u{2069} 個 QR Code，共 \u{2068}\(total)\u{2069} 個",
            "\u{2068}\(total)\u{2069}個中\u{2068}\(number)\u{2069}個目のQRコード")
    }

    public func batchProgress(seen: String, total: String) -> String {
        pick(
            "\u{2068}\(seen)\u{2069} of \u{2068}\(total)\u{2069} QR codes scanned",
            "已掃描 \u{2068}\(total)\u{2069} 個 QR Code 中的 \u{2068}\(seen)\u{2069} 個",
            "\u{2068}\(total)\u{2069}個中\u{2068}\(seen)\u{2069}個のQRコードを読み取りました")
    }

    public func batchResult(added: String, same: String, skipped: String) -> String {
        pick(
            "\u{2068}\(added)\u{2069} added, \u{2068}\(same)\u{2069} already here, \u{2068}\(skipped)\u{2069} not used",
            "新增 \u{2068}\(added)\u{2069} 個，已存在 \u{2068}\(same)\u{2069} 個，未使用 \u{2068}\(skipped)\u{2069} 個",
            "追加\u{2068}\(added)\u{2069}件、登録済み\u{2068}\(same)\u{2069}件、使用できない項目\u{2068}\(skipped)\u{2069}件")
    }

    public var batchSameAgain: String {
        pick(
            "You have scanned this one already. Show the next one.",
            "這個已經掃描過了，請顯示下一個。",
            "これは読み取り済みです。次のQRコードを表示してください。")
    }

    public func batchSkipped(count: Int) -> String {
        pick(
            count == 1 ? "\(count) entry can’t be used" : "\(count) entries can’t be used",
            "有 \(count) 個項目無法使用",
            "\(count)件の項目は使えません")
    }

    public var burstAfterBody: String {
        pick(
            "Now change your password on the service’s own page, and tell your IT help desk.",
            "請立即到服務的官方頁面更改密碼，並通知資訊單位。",
            "サービスの正規の画面でパスワードを変更し、ヘルプデスクに知らせてください。")
    }

    public var burstAfterTitle: String {
        pick(
            "All refused",
            "已全部拒絕",
            "すべて拒否しました")
    }

    public func burstBody(count: Int) -> String {
        pick(
            count == 1 ? "\(count) request in 10 minutes. Unless you are signing in right now, refuse them all." : "\(count) requests in 10 minutes. Unless you are signing in right now, refuse them all.",
            "10 分鐘內有 \(count) 個要求。除非您正在登入，請全部拒絕。",
            "10分間に\(count)件の要求がありました。今サインインしていないなら、すべて拒否してください。")
    }

    public var burstCaller: String {
        pick(
            "Someone may call and ask you to approve. Don’t.",
            "可能有人打電話要您核准，請不要照做。",
            "電話などで承認を求められても、応じないでください。")
    }

    public var burstRefuseAll: String {
        pick(
            "Refuse all",
            "全部拒絕",
            "すべて拒否")
    }

    public var burstShow: String {
        pick(
            "Show them one by one",
            "逐一查看",
            "1件ずつ見る")
    }

    public var burstTitle: String {
        pick(
            "Someone probably has your password",
            "很可能有人知道您的密碼",
            "誰かにパスワードを知られているようです")
    }

    public var cardAccountAdd: String {
        pick(
            "Add this account",
            "新增這個帳戶",
            "このアカウントを追加")
    }

    public var cardAccountEditIssuer: String {
        pick(
            "Which service is it for?",
            "這是哪個服務的帳戶？",
            "どのサービスのアカウントですか？")
    }

    public var cardAccountEditName: String {
        pick(
            "Which account is it?",
            "這是哪個帳戶？",
            "どのアカウントですか？")
    }

    public var cardAccountFirstCode: String {
        pick(
            "First code",
            "第一組驗證碼",
            "最初のコード")
    }

    public var cardAccountWhat: String {
        pick(
            "It holds a key for codes. Nothing is sent; the codes are made on this phone.",
            "內含產生驗證碼的金鑰。不會傳送任何資料，驗證碼由這支手機產生。",
            "確認コードを作るキーが入っています。何も送信せず、コードはこのスマートフォンで作ります。")
    }

    public var cardKeepPrivate: String {
        pick(
            "Keep this picture private: whoever has it can make your codes.",
            "請勿外流這張圖片：拿到的人都能產生您的驗證碼。",
            "この画像を人に見せないでください。持っている人は誰でもあなたのコードを作れます。")
    }

    public var cardNoSecret: String {
        pick(
            "This QR code holds no key for codes.",
            "這個 QR Code 不含驗證碼金鑰。",
            "このQRコードに確認コードのキーは含まれていません。")
    }

    public var cardNothingStored: String {
        pick(
            "Nothing was stored, and no connection was made.",
            "沒有儲存任何資料，也沒有連線。",
            "何も保存せず、どこにも接続していません。")
    }

    public var cardNotices: String {
        pick(
            "Worth knowing",
            "請留意",
            "ご確認ください")
    }

    public var cardPairingWhat: String {
        pick(
            "Once paired, this service knows this phone’s name and public keys, and can ask you to approve sign-ins. It sees no other account.",
            "配對之後，這個服務會知道這支手機的名稱與公開金鑰，並可請您核准登入，但看不到其他帳戶。",
            "登録すると、このサービスにこのスマートフォンの名前と公開鍵が伝わり、サインインの承認を求められるようになります。ほかのアカウントは見えません。")
    }

    public func cardRepairs(count: Int) -> String {
        pick(
            count == 1 ? "\(count) small repair was made" : "\(count) small repairs were made",
            "已自動修正 \(count) 處小問題",
            "小さな修正を\(count)件行いました")
    }

    public var cardScanAgain: String {
        pick(
            "Scan another",
            "掃描其他 QR Code",
            "別のQRコードを読み取る")
    }

    public func cardSupportCode(code: String) -> String {
        pick(
            "For support: \u{2068}\(code)\u{2069}",
            "提供給支援人員：\u{2068}\(code)\u{2069}",
            "問い合わせ用：\u{2068}\(code)\u{2069}")
    }

    public var cardTitleAccount: String {
        pick(
            "An account for codes",
            "驗證碼帳戶",
            "確認コード用のアカウント")
    }

    public var cardTitleBatch: String {
        pick(
            "Accounts from another app",
            "來自其他 App 的帳戶",
            "ほかのアプリのアカウント")
    }

    public var cardTitleForeign: String {
        pick(
            "This QR code is for something else",
            "這個 QR Code 是其他用途",
            "このQRコードは別の用途のものです")
    }

    public var cardTitlePairing: String {
        pick(
            "A phone pairing",
            "手機配對",
            "スマートフォンの登録")
    }

    public var cardTitleRejected: String {
        pick(
            "This QR code can’t be used",
            "無法使用這個 QR Code",
            "このQRコードは使えません")
    }

    public var cardWhatInstead: String {
        pick(
            "What to do instead",
            "該怎麼做",
            "代わりにすること")
    }

    public var clockApproveOk: String {
        pick(
            "Approving sign-ins is not affected.",
            "核准登入不受影響。",
            "サインインの承認には影響しません。")
    }

    public var clockChanged: String {
        pick(
            "The clock was changed or the phone restarted, so it has to be checked again.",
            "時間被更改過或手機重新啟動，需要重新核對。",
            "時刻が変更されたか再起動されたため、もう一度確認が必要です。")
    }

    public var clockCheck: String {
        pick(
            "Check now",
            "立即核對",
            "今すぐ確認")
    }

    public func clockOffFast(count: Int) -> String {
        pick(
            count == 1 ? "About \(count) second ahead. Codes may be refused." : "About \(count) seconds ahead. Codes may be refused.",
            "大約快了 \(count) 秒，驗證碼可能遭拒。",
            "約\(count)秒進んでいます。コードが受け付けられないことがあります。")
    }

    public var clockOffFix: String {
        pick(
            "Turn on “Set time automatically” in the phone’s settings.",
            "請在手機設定中開啟「自動設定時間」。",
            "端末の設定で「日時の自動設定」をオンにしてください。")
    }

    public var clockOffNextCode: String {
        pick(
            "If a code is refused, the one marked “Next” may work.",
            "驗證碼遭拒時，可試試標示「下一組」的驗證碼。",
            "受け付けられないときは、「次のコード」を試してください。")
    }

    public func clockOffSlow(count: Int) -> String {
        pick(
            count == 1 ? "About \(count) second behind. Codes may be refused." : "About \(count) seconds behind. Codes may be refused.",
            "大約慢了 \(count) 秒，驗證碼可能遭拒。",
            "約\(count)秒遅れています。コードが受け付けられないことがあります。")
    }

    public var clockOffStrong: String {
        pick(
            "Codes will very likely be refused until the clock is right.",
            "在時間校正之前，驗證碼很可能遭拒。",
            "時刻を直すまで、コードはほぼ受け付けられません。")
    }

    public var clockOffTitle: String {
        pick(
            "This phone’s clock may be off",
            "手機時間可能不準",
            "時刻がずれているかもしれません")
    }

    public var clockTitle: String {
        pick(
            "The clock",
            "時鐘",
            "時計")
    }

    public var clockTrusted: String {
        pick(
            "This phone’s clock is right",
            "手機時間正確",
            "時刻は正確です")
    }

    public func clockTrustedAge(when: String) -> String {
        pick(
            "Checked with a service \u{2068}\(when)\u{2069}",
            "已於 \u{2068}\(when)\u{2069} 與服務核對",
            "\u{2068}\(when)\u{2069}にサービスと照合しました")
    }

    public var clockUnknown: String {
        pick(
            "The clock could not be checked yet. That is normal without internet.",
            "尚未核對時間。沒有網路時這是正常的。",
            "時刻をまだ確認できていません。オフラインでは正常です。")
    }

    public var clockZoneBody: String {
        pick(
            "Codes use world time. They stay right in every time zone, with automatic time on.",
            "驗證碼依世界標準時間產生。只要開啟自動設定時間，在任何時區都正確。",
            "コードは世界共通の時刻で作ります。日時の自動設定がオンなら、どのタイムゾーンでも正しく表示されます。")
    }

    public var clockZoneChanged: String {
        pick(
            "The time zone changed. Your codes are still right.",
            "時區已變更，您的驗證碼仍然正確。",
            "タイムゾーンが変わりました。コードはそのまま使えます。")
    }

    public var clockZoneHand: String {
        pick(
            "Don’t set the clock by hand to local time; change the time zone instead. Otherwise codes become wrong.",
            "請勿手動把時間改成當地時間，應更改時區，否則驗證碼會出錯。",
            "時刻を手動で現地時間に合わせず、タイムゾーンを変えてください。手動で変えるとコードが合わなくなります。")
    }

    public var clockZoneTitle: String {
        pick(
            "Time zones don’t matter",
            "時區不影響驗證碼",
            "タイムゾーンは関係ありません")
    }

    public var collisionReplaced: String {
        pick(
            "Replaced. The old key is kept for 30 days.",
            "已取代，舊金鑰保留 30 天。",
            "置き換えました。以前のキーは30日間保管します。")
    }

    public var collisionRotatedBody: String {
        pick(
            "If you set it up again on the service’s page, replace the old key. If you are not sure, keep both.",
            "如果您在服務的頁面上重新設定過，請取代舊金鑰。不確定的話，請兩個都保留。",
            "サービスの画面で設定し直した場合は置き換えてください。わからない場合は両方残してください。")
    }

    public var collisionRotatedKeepBoth: String {
        pick(
            "Keep both",
            "兩個都保留",
            "両方残す")
    }

    public var collisionRotatedReplace: String {
        pick(
            "Replace, keep the old one 30 days",
            "取代，舊金鑰保留 30 天",
            "置き換える（以前のキーは30日保管）")
    }

    public var collisionRotatedTitle: String {
        pick(
            "This account has a new key",
            "這個帳戶有新的金鑰",
            "このアカウントのキーが新しくなっています")
    }

    public var collisionSameBody: String {
        pick(
            "The key is the same, so there is nothing to do.",
            "金鑰相同，不需要做任何事。",
            "キーが同じなので、何もする必要はありません。")
    }

    public var collisionSameTitle: String {
        pick(
            "You already have this account",
            "您已經有這個帳戶",
            "このアカウントは登録済みです")
    }

    public var collisionSameNameBody: String {
        pick(
            "It is from another service or of another kind, so it is added beside it. Nothing is overwritten.",
            "它來自其他服務或類型不同，會另外新增，不會覆蓋任何資料。",
            "別のサービスまたは種類のものなので、並べて追加します。上書きはしません。")
    }

    public var collisionSameNameHint: String {
        pick(
            "Give one of them a name of your own, so that you can tell them apart.",
            "可為其中一個取自訂名稱，方便分辨。",
            "見分けられるように、どちらかに名前をつけてください。")
    }

    public var collisionSameNameTitle: String {
        pick(
            "Another account has this name",
            "有另一個帳戶使用相同名稱",
            "同じ名前のアカウントがあります")
    }

    public var commonBack: String {
        pick(
            "Back",
            "返回",
            "戻る")
    }

    public var commonCancel: String {
        pick(
            "Cancel",
            "取消",
            "キャンセル")
    }

    public var commonClose: String {
        pick(
            "Close",
            "關閉",
            "閉じる")
    }

    public var commonContinue: String {
        pick(
            "Continue",
            "繼續",
            "続行")
    }

    public var commonCopied: String {
        pick(
            "Copied. It is cleared from the clipboard after 30 seconds.",
            "已複製，30 秒後會從剪貼簿清除。",
            "コピーしました。30秒後にクリップボードから消去します。")
    }

    public var commonCopy: String {
        pick(
            "Copy",
            "複製",
            "コピー")
    }

    public func commonDaysAgo(count: Int) -> String {
        pick(
            count == 1 ? "\(count) day ago" : "\(count) days ago",
            "\(count) 天前",
            "\(count)日前")
    }

    public func commonDaysLeft(count: Int) -> String {
        pick(
            count == 1 ? "\(count) day left" : "\(count) days left",
            "剩下 \(count) 天",
            "残り\(count)日")
    }

    public var commonDone: String {
        pick(
            "Done",
            "完成",
            "完了")
    }

    public var commonEdit: String {
        pick(
            "Edit",
            "編輯",
            "編集")
    }

    public var commonHideDetails: String {
        pick(
            "Hide details",
            "隱藏詳細資料",
            "詳細を隠す")
    }

    public func commonHoursAgo(count: Int) -> String {
        pick(
            count == 1 ? "\(count) hour ago" : "\(count) hours ago",
            "\(count) 小時前",
            "\(count)時間前")
    }

    public var commonJustNow: String {
        pick(
            "Just now",
            "剛剛",
            "たった今")
    }

    public var commonLearnMore: String {
        pick(
            "Learn more",
            "了解詳情",
            "詳しく見る")
    }

    public var commonLoading: String {
        pick(
            "Loading…",
            "載入中…",
            "読み込み中…")
    }

    public func commonMinutesAgo(count: Int) -> String {
        pick(
            count == 1 ? "\(count) minute ago" : "\(count) minutes ago",
            "\(count) 分鐘前",
            "\(count)分前")
    }

    public func commonMinutesLeft(count: Int) -> String {
        pick(
            count == 1 ? "\(count) minute left" : "\(count) minutes left",
            "剩下 \(count) 分鐘",
            "残り\(count)分")
    }

    public var commonMore: String {
        pick(
            "More",
            "更多",
            "その他")
    }

    public var commonNever: String {
        pick(
            "Never",
            "從未",
            "なし")
    }

    public var commonNext: String {
        pick(
            "Next",
            "下一步",
            "次へ")
    }

    public var commonNoName: String {
        pick(
            "No name",
            "沒有名稱",
            "名前なし")
    }

    public var commonNotNow: String {
        pick(
            "Not now",
            "暫時不要",
            "後で")
    }

    public var commonOffline: String {
        pick(
            "No internet connection. Codes still work.",
            "沒有網路連線，驗證碼仍可使用。",
            "インターネットに接続していません。確認コードは使えます。")
    }

    public var commonOk: String {
        pick(
            "OK",
            "確定",
            "OK")
    }

    public var commonOpenSettings: String {
        pick(
            "Open settings",
            "開啟設定",
            "設定を開く")
    }

    public var commonRemove: String {
        pick(
            "Remove",
            "移除",
            "削除")
    }

    public var commonRetry: String {
        pick(
            "Try again",
            "再試一次",
            "もう一度試す")
    }

    public var commonSave: String {
        pick(
            "Save",
            "儲存",
            "保存")
    }

    public var commonSearch: String {
        pick(
            "Search",
            "搜尋",
            "検索")
    }

    public func commonSecondsLeft(count: Int) -> String {
        pick(
            count == 1 ? "\(count) second left" : "\(count) seconds left",
            "剩下 \(count) 秒",
            "残り\(count)秒")
    }

    public var commonShare: String {
        pick(
            "Share",
            "分享",
            "共有")
    }

    public var commonShowDetails: String {
        pick(
            "Show details",
            "顯示詳細資料",
            "詳細を表示")
    }

    public var commonShowPassword: String {
        pick(
            "Show what I type",
            "顯示輸入內容",
            "入力した文字を表示")
    }

    public var commonUndo: String {
        pick(
            "Undo",
            "復原",
            "元に戻す")
    }

    public var commonUnknown: String {
        pick(
            "Unknown",
            "不明",
            "不明")
    }

    public var errorAddressRefused: String {
        pick(
            "The app does not connect to this address. Ask your IT help desk for a new QR code.",
            "App 不會連線到這個網址。請向資訊單位索取新的 QR Code。",
            "このアドレスには接続しません。ヘルプデスクに新しいQRコードを依頼してください。")
    }

    public var errorBackupDamaged: String {
        pick(
            "This file is damaged. Nothing was changed. Try another copy.",
            "檔案已損壞，未做任何更改。請改用其他副本。",
            "ファイルが壊れています。何も変更していません。別のコピーを使ってください。")
    }

    public var errorBackupForeign: String {
        pick(
            "This file is not a Countersign backup. Choose another file.",
            "這不是 Countersign 的備份檔案。請選擇其他檔案。",
            "Countersignのバックアップではありません。別のファイルを選んでください。")
    }

    public var errorBackupNewer: String {
        pick(
            "This backup was made by a newer version. Update the app, then try again.",
            "這份備份由較新版本建立。請更新 App 後再試一次。",
            "新しいバージョンのバックアップです。アプリを更新してから、もう一度お試しください。")
    }

    public var errorBackupPassword: String {
        pick(
            "This password does not open the backup. Check capital letters and keyboard language.",
            "這個密碼無法開啟備份。請檢查大小寫與輸入法。",
            "このパスワードでは開けません。大文字・小文字と入力モードを確認してください。")
    }

    public func errorBackupPasswordShort(count: Int) -> String {
        pick(
            count == 1 ? "Add at least \(count) more character." : "Add at least \(count) more characters.",
            "至少再加 \(count) 個字元。",
            "あと\(count)文字以上必要です。")
    }

    public var errorBusy: String {
        pick(
            "Countersign is open in another window. Close it there and try again.",
            "Countersign 已在另一個視窗開啟，請關閉後再試。",
            "Countersignが別の画面で開いています。閉じてから試してください。")
    }

    public var errorCancelled: String {
        pick(
            "Nothing was done. You can try again.",
            "沒有執行任何動作，您可以再試一次。",
            "何も行っていません。もう一度試せます。")
    }

    public var errorCounterExhausted: String {
        pick(
            "This account has used all its codes. Set it up again on the service’s page.",
            "這個帳戶的驗證碼已用完。請在服務頁面重新設定。",
            "このアカウントのコードを使い切りました。サービスの画面で設定し直してください。")
    }

    public var errorDataDamaged: String {
        pick(
            "The app’s data is damaged. What can be read is shown. Restore your backup for the rest.",
            "App 資料已損壞，僅顯示可讀取的部分。其餘請用備份還原。",
            "データが壊れています。読める分だけ表示します。残りはバックアップから復元してください。")
    }

    public var errorDataForeign: String {
        pick(
            "This is not Countersign’s data. Nothing was changed.",
            "這不是 Countersign 的資料，未做任何更改。",
            "Countersignのデータではありません。何も変更していません。")
    }

    public var errorDataNewer: String {
        pick(
            "This data was made by a newer version. Update the app to change anything.",
            "這份資料由較新版本建立。請更新 App 才能更改。",
            "新しいバージョンのデータです。変更するにはアプリを更新してください。")
    }

    public var errorDataRolledBack: String {
        pick(
            "The app’s data is older than it was before. Check that no account is missing.",
            "App 資料比之前舊，請檢查帳戶是否有缺少。",
            "データが以前より古くなっています。アカウントが欠けていないか確認してください。")
    }

    public var errorExpiredTicket: String {
        pick(
            "This took too long. Scan the QR code again.",
            "操作逾時，請重新掃描 QR Code。",
            "時間が経ちすぎました。もう一度QRコードを読み取ってください。")
    }

    public var errorFileExists: String {
        pick(
            "There is a file of this name already. Nothing was written.",
            "已有同名的檔案，沒有寫入任何資料。",
            "同じ名前のファイルがすでにあります。何も書き込んでいません。")
    }

    public var errorFileUnreadable: String {
        pick(
            "This file can’t be read. Check its name and its permissions.",
            "無法讀取這個檔案，請檢查檔名與權限。",
            "ファイルを読み込めません。名前とアクセス権を確認してください。")
    }

    public var errorFileUnwritable: String {
        pick(
            "This file can’t be written. Check its name and its permissions.",
            "無法寫入這個檔案，請檢查檔名與權限。",
            "ファイルに書き込めません。名前とアクセス権を確認してください。")
    }

    public var errorImportIsBackup: String {
        pick(
            "This is a backup of Countersign: restore it instead.",
            "這是 Countersign 的備份檔案，請改用還原功能。",
            "これはCountersignのバックアップです。復元で開いてください。")
    }

    public var errorImportPassword: String {
        pick(
            "This password does not open the export. Check capital letters and keyboard language.",
            "這個密碼無法開啟匯出檔。請檢查大小寫與輸入法。",
            "このパスワードでは開けません。大文字・小文字と入力モードを確認してください。")
    }

    public var errorImportTooLarge: String {
        pick(
            "This file is too large for an export of accounts. Make sure that you picked the right one.",
            "檔案太大，不像帳戶匯出檔。請確認選對檔案。",
            "アカウントのエクスポートとしては大きすぎます。ファイルを確認してください。")
    }

    public var errorImportUnknown: String {
        pick(
            "This file is of no kind that Countersign knows. Export it again as a plain or encrypted file.",
            "Countersign 不認得這個檔案格式。請在原 App 重新匯出成一般或加密檔案。",
            "対応していない形式です。元のアプリで通常または暗号化ファイルとして書き出してください。")
    }

    public var errorInternal: String {
        pick(
            "Something went wrong in the app. Nothing was changed. Close it and open it again.",
            "App 發生錯誤，未做任何更改。請關閉後重新開啟。",
            "アプリで問題が起きました。何も変更していません。閉じて開き直してください。")
    }

    public var errorKeyInvalidated: String {
        pick(
            "The phone’s key can’t be used any more. Codes and refusing still work; pair again to approve.",
            "手機金鑰已失效。驗證碼與拒絕仍可使用，請重新配對才能核准。",
            "キーが使えなくなりました。コードと拒否は使えます。承認するには、もう一度登録してください。")
    }

    public var errorKeysDamaged: String {
        pick(
            "The file with this phone’s signing keys is missing or damaged. Codes still work; pair again to answer requests.",
            "簽署金鑰的檔案遺失或損壞。驗證碼仍可使用，請重新配對才能回覆要求。",
            "署名キーのファイルがないか、壊れています。確認コードは使えます。要求に答えるには、もう一度登録してください。")
    }

    public var errorLocked: String {
        pick(
            "The app is locked. Unlock it and try again.",
            "App 已鎖定，請解鎖後再試。",
            "アプリがロックされています。解除してから試してください。")
    }

    public var errorNoScreenLock: String {
        pick(
            "Set a screen lock in the phone’s settings first, then try again.",
            "請先在手機設定中開啟螢幕鎖定，再試一次。",
            "端末の設定で画面ロックを設定してから、もう一度試してください。")
    }

    public var errorNotAPairing: String {
        pick(
            "This QR code is not for pairing. “countersign scan” tells what it is.",
            "這個 QR Code 不是用來配對的。「countersign scan」可說明它的用途。",
            "このQRコードは登録用ではありません。「countersign scan」で内容を確認できます。")
    }

    public var errorNotAnAccount: String {
        pick(
            "This QR code holds no account for codes. “countersign scan” tells what it is.",
            "這個 QR Code 不含驗證碼帳戶。「countersign scan」可說明它的用途。",
            "このQRコードには確認コード用のアカウントがありません。「countersign scan」で内容を確認できます。")
    }

    public var errorNotFound: String {
        pick(
            "This is no longer here. Go back and look again.",
            "這個項目已不存在，請返回重新查看。",
            "すでにありません。戻って確認してください。")
    }

    public var errorNotOffered: String {
        pick(
            "That is not one of the possible answers. Look at the page again.",
            "這不是可能的答案，請再看一次登入頁面。",
            "候補にない内容です。画面をもう一度確認してください。")
    }

    public func errorNumberLength(count: Int) -> String {
        pick(
            count == 1 ? "Type the \(count) digit shown on the page." : "Type all \(count) digits shown on the page.",
            "請輸入頁面上顯示的全部 \(count) 位數字。",
            "画面に表示された\(count)桁の番号をすべて入力してください。")
    }

    public var errorOffline: String {
        pick(
            "No internet connection. Check it and try again. Codes still work.",
            "沒有網路連線。請檢查後再試，驗證碼仍可使用。",
            "インターネットに接続できません。確認してもう一度試してください。コードは使えます。")
    }

    public var errorPairingCode: String {
        pick(
            "This QR code is for pairing a phone. Use “countersign pair”.",
            "這個 QR Code 用於配對手機，請使用「countersign pair」。",
            "このQRコードはスマートフォンの登録用です。「countersign pair」を使ってください。")
    }

    public func errorPasscodeShort(count: Int) -> String {
        pick(
            count == 1 ? "Use at least \(count) character." : "Use at least \(count) characters.",
            "請至少使用 \(count) 個字元。",
            "\(count)文字以上にしてください。")
    }

    public var errorPictureNone: String {
        pick(
            "No QR code was found in this picture. Try one that shows it larger and sharper.",
            "這張圖片中找不到 QR Code。請改用更大、更清晰的圖片。",
            "この画像にQRコードが見つかりません。大きく鮮明に写った画像を使ってください。")
    }

    public var errorPictureTooLarge: String {
        pick(
            "This picture is too large. Crop it to the QR code and try again.",
            "圖片太大，請裁切到只剩 QR Code 後再試。",
            "画像が大きすぎます。QRコードの部分を切り取って、もう一度試してください。")
    }

    public var errorPictureUnreadable: String {
        pick(
            "This picture can’t be opened. Use a PNG, JPEG or WebP picture.",
            "無法開啟這張圖片，請使用 PNG、JPEG 或 WebP 圖片。",
            "この画像を開けません。PNG、JPEG、WebPの画像を使ってください。")
    }

    public var errorServiceError: String {
        pick(
            "The service has a problem of its own. Try again later.",
            "服務本身發生問題，請稍後再試。",
            "サービス側で問題が起きています。しばらくしてから試してください。")
    }

    public var errorServiceReply: String {
        pick(
            "The service’s reply can’t be understood, so nothing was changed. Tell your IT help desk.",
            "無法理解服務的回應，未做任何更改。請通知資訊單位。",
            "サービスの応答を理解できないため、何も変更していません。ヘルプデスクに知らせてください。")
    }

    public var errorServiceSignature: String {
        pick(
            "The reply was not signed by the service you paired with. It was ignored. Tell your IT help desk.",
            "回應不是由您配對的服務簽署，已忽略。請通知資訊單位。",
            "登録したサービスの署名がない応答のため無視しました。ヘルプデスクに知らせてください。")
    }

    public var errorSeveralCodes: String {
        pick(
            "This picture holds several pairing QR codes. Crop it to one of them.",
            "這張圖片中有多個配對 QR Code，請裁切到只剩一個。",
            "この画像には登録用のQRコードが複数あります。1つだけを切り取ってください。")
    }

    public var errorSlotDisabled: String {
        pick(
            "The passcode is switched off after ten wrong tries. Use another way to unlock.",
            "解鎖密碼因錯誤十次而停用，請改用其他方式解鎖。",
            "10回間違えたためパスコードは使えません。ほかの方法で解除してください。")
    }

    public var errorStorageFull: String {
        pick(
            "The phone’s storage is full. Nothing was changed. Free some space and try again.",
            "手機儲存空間已滿，未做任何更改。請清出空間後再試。",
            "端末の空き容量がありません。何も変更していません。空きを作ってから試してください。")
    }

    public var errorStorageReadOnly: String {
        pick(
            "The app can’t write to its storage. Nothing was changed. Restart the phone and try again.",
            "App 無法寫入儲存空間，未做任何更改。請重新啟動手機後再試。",
            "保存領域に書き込めません。何も変更していません。再起動してから試してください。")
    }

    public var errorTimeout: String {
        pick(
            "The service did not answer in time. Try again in a moment.",
            "服務沒有及時回應，請稍後再試。",
            "サービスから時間内に応答がありません。しばらくしてから試してください。")
    }

    public func errorTls(host: String) -> String {
        pick(
            "The connection to \u{2068}\(host)\u{2069} is not safe, so nothing was sent. Try another network, or tell your IT help desk.",
            "與 \u{2068}\(host)\u{2069} 的連線不安全，因此沒有傳送資料。請換個網路，或通知資訊單位。",
            "\u{2068}\(host)\u{2069}への接続が安全でないため送信していません。別の回線で試すか、ヘルプデスクに知らせてください。")
    }

    public func errorTooManyRequests(seconds: String) -> String {
        pick(
            "Too many tries. Wait \u{2068}\(seconds)\u{2069} seconds, then try again.",
            "嘗試次數過多，請等待 \u{2068}\(seconds)\u{2069} 秒後再試。",
            "回数が多すぎます。\u{2068}\(seconds)\u{2069}秒待ってから、もう一度試してください。")
    }

    public var errorTransferDamaged: String {
        pick(
            "The accounts did not arrive whole. Nothing was changed. Start the move again on the new phone.",
            "帳戶沒有完整傳到，未做任何更改。請在新手機上重新開始移轉。",
            "アカウントが正しく届きませんでした。何も変更していません。新しい方で最初からやり直してください。")
    }

    public var errorTransferNewer: String {
        pick(
            "The other phone has a newer version. Update this app, then start the move again.",
            "另一支手機的版本較新。請更新這個 App，再重新開始移轉。",
            "もう一方のバージョンの方が新しいです。このアプリを更新してから、最初からやり直してください。")
    }

    public var errorTransferTooLarge: String {
        pick(
            "These are too many accounts to move over the screens. Make a backup and restore it on the new phone.",
            "帳戶太多，無法透過螢幕移轉。請建立備份，並在新手機上還原。",
            "アカウントが多すぎて画面では移せません。バックアップを作り、新しい方で復元してください。")
    }

    public var errorUnavailable: String {
        pick(
            "This device can’t do that. Nothing was changed.",
            "這部裝置無法執行此動作，未做任何更改。",
            "この端末では実行できません。何も変更していません。")
    }

    public var errorVerificationRequired: String {
        pick(
            "Show that it is you: unlock the app again.",
            "請再次解鎖 App，確認是您本人。",
            "ご本人であることの確認のため、もう一度ロックを解除してください。")
    }

    public var errorWrongPasscode: String {
        pick(
            "This passcode is not right.",
            "解鎖密碼不正確。",
            "パスコードが違います。")
    }

    public var errorWrongState: String {
        pick(
            "This can’t be done now. Go back and try again.",
            "目前無法執行，請返回再試。",
            "今はできません。戻ってもう一度試してください。")
    }

    public var expiredBody: String {
        pick(
            "You did not answer. Nobody was let in. It stays here for 24 hours.",
            "您沒有回覆，因此沒有人登入成功。這裡會保留 24 小時。",
            "回答がなく、サインインは行われていません。24時間表示します。")
    }

    public var expiredMe: String {
        pick(
            "It was me",
            "是我",
            "自分でした")
    }

    public var expiredNotMe: String {
        pick(
            "It wasn’t me – report it",
            "不是我，回報",
            "自分ではない：報告する")
    }

    public var expiredTitle: String {
        pick(
            "Expired – was it you?",
            "已過期，是您本人嗎？",
            "期限切れ：あなたでしたか？")
    }

    public var exportAction: String {
        pick(
            "Export without a lock",
            "匯出未鎖定的檔案",
            "保護なしで書き出す")
    }

    public var exportCode: String {
        pick(
            "Show as a QR code",
            "以 QR Code 顯示",
            "QRコードで表示")
    }

    public var exportCodeWarning: String {
        pick(
            "Whoever sees this QR code can make your codes. Let only your own device scan it.",
            "看到此 QR Code 的人都能產生您的驗證碼，請只用您自己的裝置掃描。",
            "このQRコードを見た人は誰でもコードを作れます。ご自分の端末だけで読み取ってください。")
    }

    public var exportDone: String {
        pick(
            "Exported. This was written into the activity list.",
            "已匯出，並記錄於活動紀錄。",
            "書き出しました。履歴に記録しました。")
    }

    public var exportTitle: String {
        pick(
            "Export",
            "匯出",
            "エクスポート")
    }

    public var exportWarning: String {
        pick(
            "The file is not locked: whoever has it can make your codes. A backup is safer.",
            "檔案沒有鎖定，拿到的人都能產生您的驗證碼。建議改用備份。",
            "ファイルは保護されません。持っている人は誰でもコードを作れます。バックアップの方が安全です。")
    }

    public var healthDataOk: String {
        pick(
            "All data can be read.",
            "所有資料都可以讀取。",
            "すべてのデータを読み取れます。")
    }

    public var healthLockDo: String {
        pick(
            "Only one way opens the app. Add a second one, in case the first stops working.",
            "只有一種方式可以開啟 Countersign。請再設定一種，以防第一種無法使用。",
            "アプリを開く方法が1つだけです。使えなくなった場合に備えて、もう1つ設定してください。")
    }

    public var healthLockOk: String {
        pick(
            "More than one way opens the app.",
            "有兩種以上的方式可以開啟 Countersign。",
            "アプリを開く方法が2つ以上あります。")
    }

    public var homeAdd: String {
        pick(
            "Add account",
            "新增帳戶",
            "アカウントを追加")
    }

    public var homeBackupDue: String {
        pick(
            "Your backup is out of date. Make a new one.",
            "備份已過舊，請重新備份。",
            "バックアップが古くなっています。新しく作成してください。")
    }

    public var homeBackupMissing: String {
        pick(
            "You have no backup. If this phone is lost, its codes are lost.",
            "您還沒有備份。手機遺失時，驗證碼也會一併遺失。",
            "バックアップがありません。スマートフォンをなくすと確認コードも失われます。")
    }

    public var homeCodesOnly: String {
        pick(
            "Codes only. Pair again to approve sign-ins.",
            "只能使用驗證碼。若要核准登入，請重新配對。",
            "確認コードのみ。サインインを承認するには、もう一度登録してください。")
    }

    public func homeDamaged(count: Int) -> String {
        pick(
            count == 1 ? "\(count) account can’t be read. The others are fine." : "\(count) accounts can’t be read. The others are fine.",
            "有 \(count) 個帳戶無法讀取，其他帳戶正常。",
            "\(count)件のアカウントを読み込めません。ほかは正常です。")
    }

    public var homeEmptyBody: String {
        pick(
            "Open your work or school’s security page on a computer, then scan the QR code it shows.",
            "請在電腦上開啟公司或學校的安全性資訊頁面，再掃描頁面上的 QR Code。",
            "パソコンで職場や学校のセキュリティ情報ページを開き、表示されたQRコードを読み取ってください。")
    }

    public var homeEmptyTitle: String {
        pick(
            "No accounts yet",
            "還沒有帳戶",
            "アカウントがありません")
    }

    public var homeFavourites: String {
        pick(
            "Favourites",
            "我的最愛",
            "お気に入り")
    }

    public var homeHidden: String {
        pick(
            "Tap to show the code",
            "點一下顯示驗證碼",
            "タップしてコードを表示")
    }

    public var homeHotpNext: String {
        pick(
            "Get next code",
            "取得下一組驗證碼",
            "次のコードを表示")
    }

    public func homeNextCode(code: String) -> String {
        pick(
            "Next: \u{2068}\(code)\u{2069}",
            "下一組：\u{2068}\(code)\u{2069}",
            "次のコード：\u{2068}\(code)\u{2069}")
    }

    public func homePreviousCode(code: String) -> String {
        pick(
            "Previous key: \u{2068}\(code)\u{2069}",
            "先前的金鑰：\u{2068}\(code)\u{2069}",
            "以前のキー：\u{2068}\(code)\u{2069}")
    }

    public func homePrompts(count: Int) -> String {
        pick(
            count == 1 ? "\(count) sign-in request is waiting" : "\(count) sign-in requests are waiting",
            "有 \(count) 個登入要求在等待",
            "\(count)件のサインイン要求があります")
    }

    public var homePushOnly: String {
        pick(
            "Asks you to approve; has no code for use offline.",
            "只能核准登入，沒有離線驗證碼。",
            "承認専用です。オフライン用の確認コードはありません。")
    }

    public var homeReadOnly: String {
        pick(
            "This data was made by a newer version. You can read codes; update the app to change anything.",
            "這份資料由較新版本建立。您可以查看驗證碼；如需更改，請更新 App。",
            "新しいバージョンで作られたデータです。コードは表示できます。変更するにはアプリを更新してください。")
    }

    public var homeRefresh: String {
        pick(
            "Check for sign-in requests",
            "檢查登入要求",
            "サインイン要求を確認")
    }

    public var homeRefreshNone: String {
        pick(
            "No requests are waiting.",
            "目前沒有登入要求。",
            "サインイン要求はありません。")
    }

    public func homeRefreshPartial(count: Int) -> String {
        pick(
            count == 1 ? "\(count) service could not be reached." : "\(count) services could not be reached.",
            "有 \(count) 個服務無法連線。",
            "\(count)件のサービスに接続できませんでした。")
    }

    public var homeSearch: String {
        pick(
            "Search accounts",
            "搜尋帳戶",
            "アカウントを検索")
    }

    public func homeSearchNone(query: String) -> String {
        pick(
            "No account matches “\u{2068}\(query)\u{2069}”.",
            "沒有符合「\u{2068}\(query)\u{2069}」的帳戶。",
            "「\u{2068}\(query)\u{2069}」に一致するアカウントはありません。")
    }

    public var homeTitle: String {
        pick(
            "Accounts",
            "帳戶",
            "アカウント")
    }

    public var homeUnconfirmed: String {
        pick(
            "Pairing not finished",
            "配對尚未完成",
            "登録が完了していません")
    }

    public var importAction: String {
        pick(
            "Import",
            "匯入",
            "インポート")
    }

    public var importAppAegis: String {
        pick(
            "Aegis",
            "Aegis",
            "Aegis")
    }

    public var importAppAndOtp: String {
        pick(
            "andOTP",
            "andOTP",
            "andOTP")
    }

    public var importAppBitwarden: String {
        pick(
            "Bitwarden",
            "Bitwarden",
            "Bitwarden")
    }

    public var importAppFreeOtpPlus: String {
        pick(
            "FreeOTP+",
            "FreeOTP+",
            "FreeOTP+")
    }

    public var importAppLastPass: String {
        pick(
            "LastPass Authenticator",
            "LastPass Authenticator",
            "LastPass Authenticator")
    }

    public var importAppLinks: String {
        pick(
            "A list of accounts",
            "帳戶清單",
            "アカウントの一覧")
    }

    public var importAppProton: String {
        pick(
            "Proton Authenticator",
            "Proton Authenticator",
            "Proton Authenticator")
    }

    public var importAppRaivo: String {
        pick(
            "Raivo",
            "Raivo",
            "Raivo")
    }

    public var importAppStratum: String {
        pick(
            "Stratum",
            "Stratum",
            "Stratum")
    }

    public var importAppTwoFas: String {
        pick(
            "2FAS",
            "2FAS",
            "2FAS")
    }

    public var importDeleteFile: String {
        pick(
            "The export file holds your keys. Delete it when you no longer need it.",
            "匯出檔內含您的金鑰，不再需要時請刪除。",
            "エクスポートファイルにはキーが入っています。不要になったら削除してください。")
    }

    public func importDone(added: String, same: String, skipped: String) -> String {
        pick(
            "\u{2068}\(added)\u{2069} added, \u{2068}\(same)\u{2069} already here, \u{2068}\(skipped)\u{2069} not used",
            "新增 \u{2068}\(added)\u{2069} 個，已存在 \u{2068}\(same)\u{2069} 個，未使用 \u{2068}\(skipped)\u{2069} 個",
            "追加\u{2068}\(added)\u{2069}件、登録済み\u{2068}\(same)\u{2069}件、使えない項目\u{2068}\(skipped)\u{2069}件")
    }

    public func importFound(count: Int, app: String) -> String {
        pick(
            count == 1 ? "\u{2068}\(app)\u{2069}: \(count) account found" : "\u{2068}\(app)\u{2069}: \(count) accounts found",
            "\u{2068}\(app)\u{2069}：找到 \(count) 個帳戶",
            "\u{2068}\(app)\u{2069}：\(count)件のアカウント")
    }

    public var importPassword: String {
        pick(
            "Password of this export",
            "匯出檔的密碼",
            "エクスポートのパスワード")
    }

    public var importPick: String {
        pick(
            "Pick the export file",
            "選擇匯出檔案",
            "エクスポートファイルを選択")
    }

    public var importTitle: String {
        pick(
            "Import from another app",
            "從其他 App 匯入",
            "ほかのアプリからインポート")
    }

    public var inactiveBody: String {
        pick(
            "The service no longer knows this phone for this account. Remove it here and pair again.",
            "服務上已沒有這支手機的配對紀錄。請移除此帳戶並重新配對。",
            "サービスにこのスマートフォンの登録がありません。削除してから、もう一度登録してください。")
    }

    public var inactiveCodesMayFail: String {
        pick(
            "Its codes may no longer be accepted.",
            "它的驗證碼可能不再被接受。",
            "コードは受け付けられないことがあります。")
    }

    public var inactiveNothingLost: String {
        pick(
            "Nothing was deleted here. The name stays, and codes are shown until you remove it.",
            "這裡沒有刪除任何資料。名稱與驗證碼會保留，直到您移除為止。",
            "何も削除していません。削除するまで、名前とコードは残ります。")
    }

    public var inactiveTitle: String {
        pick(
            "No longer active on this phone",
            "已無法在這支手機上使用",
            "このスマートフォンでは使えなくなりました")
    }

    public var journalApproved: String {
        pick(
            "Approved",
            "已核准",
            "承認")
    }

    public var journalBroken: String {
        pick(
            "Part of this list was changed or is missing. Ask your IT help desk.",
            "部分紀錄遭變更或遺失，請洽資訊單位。",
            "履歴の一部が変更されたか、なくなっています。ヘルプデスクに相談してください。")
    }

    public var journalClosed: String {
        pick(
            "Closed elsewhere",
            "已在其他地方結束",
            "別の場所で終了")
    }

    public var journalConfirmed: String {
        pick(
            "Confirmed by the service",
            "服務已確認",
            "サービスで確認済み")
    }

    public var journalEmpty: String {
        pick(
            "Nothing yet. What you approve, refuse or report is listed here.",
            "還沒有紀錄。您核准、拒絕、回報的要求會列在這裡。",
            "まだありません。承認・拒否・報告した内容がここに並びます。")
    }

    public var journalExpired: String {
        pick(
            "Not answered",
            "未回覆",
            "未回答")
    }

    public var journalExported: String {
        pick(
            "Exported",
            "已匯出",
            "エクスポート")
    }

    public var journalPaired: String {
        pick(
            "Paired",
            "已配對",
            "登録")
    }

    public var journalRefused: String {
        pick(
            "Refused",
            "已拒絕",
            "拒否")
    }

    public var journalRemoved: String {
        pick(
            "Removed",
            "已移除",
            "削除")
    }

    public var journalReported: String {
        pick(
            "Reported",
            "已回報",
            "報告")
    }

    public var journalShare: String {
        pick(
            "Save for the help desk",
            "匯出給資訊單位",
            "ヘルプデスク用に保存")
    }

    public var journalShareBody: String {
        pick(
            "The file holds times, services and answers. It holds no keys, codes or numbers.",
            "檔案包含時間、服務與回覆，不含金鑰、驗證碼或數字。",
            "日時、サービス、回答が入ります。キー、コード、番号は入りません。")
    }

    public var journalTitle: String {
        pick(
            "Activity",
            "活動紀錄",
            "履歴")
    }

    public var journalUnconfirmed: String {
        pick(
            "Not confirmed by the service",
            "服務尚未確認",
            "サービスで未確認")
    }

    public var journalUnknown: String {
        pick(
            "Answered; no reply came",
            "已回覆，但沒有收到回應",
            "回答済み（返事なし）")
    }

    public var journalWrongNumber: String {
        pick(
            "Wrong number",
            "數字錯誤",
            "番号違い")
    }

    public var keyInvalidAction: String {
        pick(
            "Pair again",
            "重新配對",
            "もう一度登録する")
    }

    public var keyInvalidBody: String {
        pick(
            "The fingerprints, face or screen lock of this phone changed, so its key was made unusable for safety.",
            "手機的指紋、臉部或螢幕鎖定已變更，為了安全，原有金鑰已失效。",
            "指紋、顔、画面ロックのいずれかが変わったため、安全のためキーを無効にしました。")
    }

    public var keyInvalidStill: String {
        pick(
            "Codes and refusing still work. To approve again, pair this phone again.",
            "驗證碼與拒絕功能仍可使用。若要核准，請重新配對這支手機。",
            "確認コードと拒否は使えます。承認するには、もう一度登録してください。")
    }

    public var keyInvalidTitle: String {
        pick(
            "Approving is switched off on this phone",
            "這支手機已停用核准功能",
            "このスマートフォンでは承認できなくなりました")
    }

    public var lockDisabled: String {
        pick(
            "The passcode is switched off after ten wrong tries. Unlock with your phone’s lock. Nothing was deleted.",
            "解鎖密碼輸入錯誤十次，已停用。請改用螢幕鎖定，資料沒有被刪除。",
            "10回間違えたためパスコードは使えません。画面ロックで解除してください。データは消えていません。")
    }

    public var lockErase: String {
        pick(
            "Start over with an empty app",
            "清空並重新開始",
            "空の状態でやり直す")
    }

    public var lockEraseBody: String {
        pick(
            "All accounts on this phone will be deleted. This can’t be undone.",
            "這支手機上的所有帳戶都會刪除，且無法復原。",
            "このスマートフォンのアカウントがすべて削除され、元に戻せません。")
    }

    public var lockKeyGone: String {
        pick(
            "Your phone’s lock changed and can’t open the app any more. Use your passcode.",
            "手機的螢幕鎖定已變更，無法用來開啟 App。請使用解鎖密碼。",
            "画面ロックが変わったため使えません。パスコードで解除してください。")
    }

    public var lockNoWay: String {
        pick(
            "Neither lock opens the app. Restore your backup, or set the accounts up again.",
            "兩種方式都無法開啟 App。請還原備份，或重新設定帳戶。",
            "どちらの方法でも開けません。バックアップを復元するか、アカウントを設定し直してください。")
    }

    public var lockPasscode: String {
        pick(
            "Passcode",
            "解鎖密碼",
            "パスコード")
    }

    public var lockReason: String {
        pick(
            "Unlock to see your accounts",
            "解鎖以查看您的帳戶",
            "アカウントを表示するためにロックを解除")
    }

    public var lockTitle: String {
        pick(
            "Countersign is locked",
            "Countersign 已鎖定",
            "Countersignはロックされています")
    }

    public var lockUnlock: String {
        pick(
            "Unlock",
            "解鎖",
            "ロック解除")
    }

    public var lockUsePasscode: String {
        pick(
            "Use passcode",
            "使用解鎖密碼",
            "パスコードを使う")
    }

    public var lockUsePhone: String {
        pick(
            "Use phone lock",
            "使用螢幕鎖定",
            "画面ロックを使う")
    }

    public func lockWaiting(count: Int) -> String {
        pick(
            count == 1 ? "\(count) request is waiting" : "\(count) requests are waiting",
            "有 \(count) 個要求在等待",
            "\(count)件の要求があります")
    }

    public func lockWrong(count: Int) -> String {
        pick(
            count == 1 ? "Wrong passcode. \(count) try left before it is switched off." : "Wrong passcode. \(count) tries left before it is switched off.",
            "解鎖密碼錯誤，再錯 \(count) 次將停用。",
            "パスコードが違います。あと\(count)回で使えなくなります。")
    }

    public var lostLostSteps: String {
        pick(
            "1. On the service’s security info page, remove the lost phone, or ask your IT help desk to.\n2. Change your password.\n3. On the new phone, restore your backup, then pair again.",
            "1. 在服務的安全性資訊頁面移除遺失的手機，或請資訊單位協助。\n2. 更改密碼。\n3. 在新手機還原備份，再重新配對。",
            "1. セキュリティ情報ページで紛失したスマートフォンを削除するか、ヘルプデスクに依頼します。\n2. パスワードを変更します。\n3. 新しい方でバックアップを復元し、もう一度登録します。")
    }

    public var lostNewSteps: String {
        pick(
            "1. Keep the old phone until the end.\n2. Move the codes to the new phone.\n3. Pair the new phone on the service’s page, approving with the old one.\n4. Remove the old phone there.",
            "1. 完成前請保留舊手機。\n2. 將驗證碼移轉到新手機。\n3. 在服務頁面配對新手機，並用舊手機核准。\n4. 最後在該頁面移除舊手機。",
            "1. 終わるまで古い方を手元に残します。\n2. コードを新しい方へ移します。\n3. サービスの画面で新しい方を登録し、古い方で承認します。\n4. 最後に古い方を削除します。")
    }

    public var lostNoWayIn: String {
        pick(
            "No phone and no backup? Your IT help desk can let you set up a new phone.",
            "沒有手機也沒有備份？資訊單位可以協助您設定新手機。",
            "スマートフォンもバックアップもない場合は、ヘルプデスクに新しい登録を依頼してください。")
    }

    public var lostTitle: String {
        pick(
            "Lost or new phone",
            "手機遺失或更換",
            "紛失・機種変更")
    }

    public var manualAddress: String {
        pick(
            "Service address",
            "服務網址",
            "サービスのアドレス")
    }

    public var manualAddressHint: String {
        pick(
            "Begins with https:// and is shown under the QR code",
            "以 https:// 開頭，顯示在 QR Code 下方",
            "https:// で始まり、QRコードの下に表示されます")
    }

    public var manualAdvanced: String {
        pick(
            "More settings",
            "更多設定",
            "詳細設定")
    }

    public var manualAlgorithm: String {
        pick(
            "Method",
            "演算法",
            "方式")
    }

    public var manualCounter: String {
        pick(
            "Start number",
            "起始次數",
            "開始番号")
    }

    public var manualDigits: String {
        pick(
            "Digits",
            "位數",
            "桁数")
    }

    public var manualIssuer: String {
        pick(
            "Service",
            "服務",
            "サービス")
    }

    public var manualIssuerHint: String {
        pick(
            "For example Microsoft, or your school’s name",
            "例如 Microsoft 或學校名稱",
            "例：Microsoft、学校名")
    }

    public var manualKey: String {
        pick(
            "Setup key (secret key)",
            "設定金鑰（祕密金鑰）",
            "セットアップキー（秘密鍵）")
    }

    public var manualKeyEmpty: String {
        pick(
            "Type the setup key shown on the service’s page.",
            "請輸入服務頁面上顯示的設定金鑰。",
            "サービスの画面に表示されたキーを入力してください。")
    }

    public var manualKeyHint: String {
        pick(
            "Letters and numbers. Spaces and dashes are fine.",
            "由英文字母和數字組成，可含空格或連字號。",
            "英字と数字です。空白やハイフンがあってもかまいません。")
    }

    public var manualKeyLookalike: String {
        pick(
            "A setup key has no 0, 1, 8 or 9. What looks like 0 may be O; 1 may be I or L; 8 may be B.",
            "設定金鑰不會有 0、1、8、9。看起來像 0 的可能是 O，1 可能是 I 或 L，8 可能是 B。",
            "キーに0、1、8、9はありません。0に見えるのはO、1はIかL、8はBかもしれません。")
    }

    public var manualKind: String {
        pick(
            "How the code changes",
            "驗證碼更換方式",
            "コードの変わり方")
    }

    public var manualKindCounter: String {
        pick(
            "On request",
            "要求時更換",
            "操作したときに変わる")
    }

    public var manualKindTime: String {
        pick(
            "With time",
            "隨時間更換",
            "時間で変わる")
    }

    public var manualName: String {
        pick(
            "Account",
            "帳戶",
            "アカウント")
    }

    public var manualNameHint: String {
        pick(
            "Usually your email address",
            "通常是您的電子郵件地址",
            "通常はメールアドレス")
    }

    public var manualPairCode: String {
        pick(
            "Pairing code",
            "配對碼",
            "登録コード")
    }

    public func manualPairCodeBadChar(position: String) -> String {
        pick(
            "Character \u{2068}\(position)\u{2069} of the pairing code can’t be right: it has only digits and letters, and no U. Check it.",
            "配對碼的第 \u{2068}\(position)\u{2069} 個字元有誤：只有數字和英文字母，且沒有 U。請檢查。",
            "登録コードの\u{2068}\(position)\u{2069}文字目が正しくありません。数字と英字だけで、Uは使いません。確認してください。")
    }

    public var manualPairCodeHint: String {
        pick(
            "Five groups of five. Capital or small letters are both fine.",
            "五組，每組五個字元，大小寫皆可。",
            "5文字ずつ5組です。大文字でも小文字でもかまいません。")
    }

    public func manualPairCodeLength(count: Int) -> String {
        pick(
            count == 1 ? "\(count) character is missing." : "\(count) characters are missing.",
            "還少 \(count) 個字元。",
            "あと\(count)文字足りません。")
    }

    public var manualPeriod: String {
        pick(
            "Seconds",
            "秒數",
            "秒数")
    }

    public var manualTabCode: String {
        pick(
            "Setup key",
            "設定金鑰",
            "セットアップキー")
    }

    public var manualTabPair: String {
        pick(
            "Pairing code",
            "配對碼",
            "登録コード")
    }

    public var manualTitle: String {
        pick(
            "Type it in",
            "手動輸入",
            "手動で入力")
    }

    public var noticeAccountsSkipped: String {
        pick(
            "Some entries can’t be used. They are listed with the reason; the others can be added.",
            "部分項目無法使用，已列出原因；其他項目可以新增。",
            "一部の項目は使えません。理由を一覧に示します。ほかは追加できます。")
    }

    public var noticeBadPercent: String {
        pick(
            "The name contains a stray % sign. It was kept as it is.",
            "名稱中有多餘的 % 符號，已照原樣保留。",
            "名前に余分な%記号があります。そのまま残しました。")
    }

    public var noticeBadUtf8: String {
        pick(
            "Part of the name can’t be read and is shown as �. You can correct it after adding.",
            "名稱有部分無法辨識，以 � 顯示。新增後可以修改。",
            "名前の一部を読み取れず、�と表示しています。追加後に修正できます。")
    }

    public var noticeCounterAssumed: String {
        pick(
            "No start number was given, so it starts at 0. If codes are refused, ask your help desk.",
            "沒有提供起始次數，因此從 0 開始。若驗證碼遭拒，請洽資訊單位。",
            "開始番号がないため0から始めます。コードが受け付けられないときはヘルプデスクに確認してください。")
    }

    public var noticeDayPassword: String {
        pick(
            "This makes one code a day. The service calls it a day password.",
            "這個帳戶每天產生一組驗證碼，服務稱為「每日密碼」。",
            "1日に1つのコードを作ります。サービスでは「日替わりパスワード」と呼ばれます。")
    }

    public var noticeDigitsFixed: String {
        pick(
            "Steam codes always have five characters. The other length in the QR code was ignored.",
            "Steam 驗證碼固定為五個字元，已忽略 QR Code 中的其他長度。",
            "Steamのコードは常に5文字です。QRコードの別の桁数は無視しました。")
    }

    public var noticeDoubleEncoded: String {
        pick(
            "The name still contains codes such as %20. You can correct it after adding.",
            "名稱中仍有 %20 之類的符號，新增後可以修改。",
            "名前に%20のような記号が残っています。追加後に修正できます。")
    }

    public var noticeDuplicateIgnored: String {
        pick(
            "Something is written twice in this QR code. It made no difference.",
            "QR Code 中有重複的內容，不影響結果。",
            "QRコードに同じ項目が2回ありましたが、影響はありません。")
    }

    public var noticeEmptyIgnored: String {
        pick(
            "A setting was left empty, so the usual value was used.",
            "有一項設定是空白的，已使用一般值。",
            "空の設定があったため、通常の値を使いました。")
    }

    public var noticeGluedParameter: String {
        pick(
            "A number was stuck to the service name and has been separated. Check the name.",
            "服務名稱後面黏著數字，已經分開，請確認名稱。",
            "サービス名に数字がつながっていたので分けました。名前を確認してください。")
    }

    public var noticeHtmlUnescaped: String {
        pick(
            "The text came from a web page and was tidied up.",
            "文字來自網頁，已整理過。",
            "Webページからの文字列を整えました。")
    }

    public var noticeInsecureLoopback: String {
        pick(
            "This connects to the same device without protection. It is meant for testing only.",
            "這會以未加密方式連到本機，僅供測試使用。",
            "この端末自身に暗号化なしで接続します。テスト専用です。")
    }

    public var noticeIssuerDiffers: String {
        pick(
            "This code gives two service names. Both are kept, so that similar accounts stay apart.",
            "這個 QR Code 有兩個服務名稱，兩個都會保留，避免混淆相似的帳戶。",
            "サービス名が2つあります。似たアカウントを見分けられるよう、両方を残します。")
    }

    public var noticeLabelAmbiguous: String {
        pick(
            "The name could be split in several ways. Check service and account before adding.",
            "名稱有多種拆分方式，新增前請確認服務與帳戶。",
            "名前の区切り方が複数考えられます。追加する前にサービスとアカウントを確認してください。")
    }

    public var noticeLineBreaksRemoved: String {
        pick(
            "Line breaks in the text were removed.",
            "已移除文字中的換行。",
            "文字列の改行を取り除きました。")
    }

    public var noticeLockRequested: String {
        pick(
            "The service asks that the code is shown only after you unlock.",
            "服務要求解鎖後才顯示驗證碼。",
            "サービスは、ロック解除後にだけコードを表示するよう求めています。")
    }

    public var noticeLongText: String {
        pick(
            "The name is very long and is shown shortened.",
            "名稱很長，只顯示一部分。",
            "名前がとても長いため、短くして表示しています。")
    }

    public var noticeLookalikeLink: String {
        pick(
            "This link resembles a pairing link but is not one. Don’t open it unless you know where it comes from.",
            "這個連結很像配對連結，但不是。除非確定來源，否則請勿開啟。",
            "登録用リンクに似ていますが、別のものです。出所がわからない場合は開かないでください。")
    }

    public var noticeLooksLikeSecret: String {
        pick(
            "This may be a setup key. If the service gave it to you as one, choose “Type it in”.",
            "這可能是設定金鑰。若是服務提供給您的金鑰，請選擇「手動輸入」。",
            "セットアップキーかもしれません。サービスから示されたキーなら「手動で入力」を選んでください。")
    }

    public var noticeMaybeMilliseconds: String {
        pick(
            "The time looks as if it was meant in another unit. If codes are refused, ask the service.",
            "更換時間的單位似乎有誤。若驗證碼遭拒，請洽該服務。",
            "更新間隔の単位が違うかもしれません。コードが受け付けられないときはサービスに確認してください。")
    }

    public var noticeMaybeSteam: String {
        pick(
            "This says Steam but makes ordinary codes. If Steam refuses them, set it up again from Steam.",
            "名稱是 Steam，但產生的是一般驗證碼。若遭拒，請從 Steam 重新設定。",
            "Steamと書かれていますが通常のコードです。使えないときはSteamから設定し直してください。")
    }

    public var noticeMoreCodes: String {
        pick(
            "There are more QR codes in this export. Scan them in any order, whenever you like.",
            "這次匯出還有其他 QR Code，可依任意順序、隨時掃描。",
            "このエクスポートにはほかにもQRコードがあります。順番も時間も自由に読み取れます。")
    }

    public var noticeNoIssuer: String {
        pick(
            "No service is named. Type a name that you will recognise.",
            "沒有服務名稱，請輸入您能辨認的名稱。",
            "サービス名がありません。わかりやすい名前を入力してください。")
    }

    public var noticeNoName: String {
        pick(
            "No account is named. Type a name that you will recognise.",
            "沒有帳戶名稱，請輸入您能辨認的名稱。",
            "アカウント名がありません。わかりやすい名前を入力してください。")
    }

    public var noticePeriodAssumed: String {
        pick(
            "The export does not say how often the code changes. 30 seconds was used; check that the code works.",
            "匯出內容沒有註明更換時間，已採用 30 秒，請確認驗證碼可以使用。",
            "更新間隔の情報がないため30秒としました。コードが使えることを確認してください。")
    }

    public var noticePeriodZero: String {
        pick(
            "The time between codes was 0, so the usual time was used.",
            "更換時間為 0，已使用一般值。",
            "更新間隔が0だったため、通常の値を使いました。")
    }

    public var noticePlusAsSpace: String {
        pick(
            "A plus sign in the name was read as a space. Correct it if that is wrong.",
            "名稱中的加號視為空格，若不正確請修改。",
            "名前のプラス記号を空白として読みました。違う場合は修正してください。")
    }

    public var noticePrivateAddress: String {
        pick(
            "This service is inside a private network. Continue only if your IT help desk gave you this QR code.",
            "這個服務位於內部網路。只有資訊單位提供的 QR Code 才可繼續。",
            "このサービスは組織内のネットワークにあります。ヘルプデスクから渡されたQRコードの場合だけ続けてください。")
    }

    public var noticePunycodeHost: String {
        pick(
            "The address uses letters of another script. Compare both forms with the one you expect.",
            "網址含有其他語言的字母，請比對兩種寫法是否正確。",
            "アドレスに別の文字体系の文字があります。2つの表記が正しいか確認してください。")
    }

    public var noticePushExtrasIgnored: String {
        pick(
            "It also holds pairing data for the Auth0 Guardian app, which was not used. The codes work.",
            "另含 Auth0 Guardian App 的配對資料，未使用。驗證碼可正常使用。",
            "Auth0 Guardianアプリ用の情報もありますが使いません。コードは使えます。")
    }

    public var noticeSecretCleaned: String {
        pick(
            "Spaces or dashes in the key were removed.",
            "已移除金鑰中的空格或連字號。",
            "キーの空白やハイフンを取り除きました。")
    }

    public var noticeSecretTrailingBits: String {
        pick(
            "The end of the key held unused data, which every app ignores.",
            "金鑰結尾有不使用的資料，所有 App 都會忽略。",
            "キーの末尾に使われない部分がありました。どのアプリでも無視されます。")
    }

    public var noticeSteamAssumed: String {
        pick(
            "It was taken as a Steam account because of its name.",
            "依名稱判斷為 Steam 帳戶。",
            "名前からSteamのアカウントと判断しました。")
    }

    public var noticeTlsOptOutRefused: String {
        pick(
            "The QR code asks to skip a safety check of the connection. Countersign checks it anyway.",
            "這個 QR Code 要求略過連線的安全檢查，Countersign 仍會檢查。",
            "接続の安全確認を省くよう求めていますが、Countersignは必ず確認します。")
    }

    public var noticeUnknownParameter: String {
        pick(
            "One setting has an unusual name. It agrees with the value used.",
            "有一項設定名稱不常見，內容與採用的值相同。",
            "見慣れない名前の設定がありますが、使った値と同じです。")
    }

    public var noticeUnusualCharacters: String {
        pick(
            "The name contains hidden or look-alike characters. Make sure that it is the service you expect.",
            "名稱含有隱藏或容易混淆的字元，請確認是您預期的服務。",
            "名前に見えない文字や紛らわしい文字があります。想定どおりのサービスか確認してください。")
    }

    public var noticeUnwrapped: String {
        pick(
            "Quotation marks or link text around it were removed.",
            "已移除前後的引號或連結文字。",
            "前後の引用符やリンクの記述を取り除きました。")
    }

    public var noticeWeakSecret: String {
        pick(
            "The service chose a short key. It works; nothing to do.",
            "服務使用的金鑰較短，仍可使用，不需處理。",
            "サービスが短いキーを使っています。そのまま使えます。")
    }

    public var notifyBackupBody: String {
        pick(
            "It takes one minute and your backup password.",
            "只需一分鐘與您的備份密碼。",
            "1分ほどで終わります。パスワードを用意してください。")
    }

    public var notifyBackupTitle: String {
        pick(
            "Time to test your backup",
            "該測試備份了",
            "バックアップの確認時期です")
    }

    public var notifyBurstBody: String {
        pick(
            "Someone may have your password. Open to refuse them all.",
            "可能有人知道您的密碼。開啟以全部拒絕。",
            "パスワードを知られているかもしれません。開いてすべて拒否できます。")
    }

    public var notifyBurstTitle: String {
        pick(
            "Many sign-in requests",
            "大量登入要求",
            "サインイン要求が続いています")
    }

    public var notifyChannelQuiet: String {
        pick(
            "Repeated requests",
            "重複的要求",
            "繰り返しの要求")
    }

    public var notifyChannelReminders: String {
        pick(
            "Reminders",
            "提醒",
            "リマインダー")
    }

    public var notifyChannelRequests: String {
        pick(
            "Sign-in requests",
            "登入要求",
            "サインイン要求")
    }

    public var notifyClockBody: String {
        pick(
            "Codes may be refused. Open to see what to do.",
            "驗證碼可能遭拒。開啟以查看處理方式。",
            "コードが受け付けられないことがあります。開いて対処を確認してください。")
    }

    public var notifyClockTitle: String {
        pick(
            "Your phone’s clock may be off",
            "手機時間可能不準",
            "時刻がずれているかもしれません")
    }

    public var notifyExpiredBody: String {
        pick(
            "Was it you? Open to report it if not.",
            "是您本人嗎？若不是，請開啟並回報。",
            "あなたでしたか？違う場合は開いて報告してください。")
    }

    public var notifyExpiredTitle: String {
        pick(
            "A sign-in request went unanswered",
            "有一個登入要求未回覆",
            "未回答のサインイン要求があります")
    }

    public func notifyPairedBody(account: String) -> String {
        pick(
            "\u{2068}\(account)\u{2069}: another phone can now approve. If it wasn’t you, open this.",
            "\u{2068}\(account)\u{2069}：另一支手機可以核准登入。若不是您，請開啟。",
            "\u{2068}\(account)\u{2069}：別のスマートフォンで承認できます。心当たりがなければ開いてください。")
    }

    public var notifyPairedTitle: String {
        pick(
            "A phone was paired",
            "有手機完成配對",
            "スマートフォンが登録されました")
    }

    public var notifyRefuseFailed: String {
        pick(
            "Not refused yet: no connection. Open to try again.",
            "尚未拒絕：沒有連線。請開啟再試。",
            "まだ拒否できていません。接続を確認し、開いて再試行してください。")
    }

    public var notifyRefused: String {
        pick(
            "Refused",
            "已拒絕",
            "拒否しました")
    }

    public func notifyRequestBody(account: String) -> String {
        pick(
            "\u{2068}\(account)\u{2069}: open to answer",
            "\u{2068}\(account)\u{2069}：開啟以回覆",
            "\u{2068}\(account)\u{2069}：開いて回答してください")
    }

    public var notifyRequestOpen: String {
        pick(
            "Open",
            "開啟",
            "開く")
    }

    public var notifyRequestPublic: String {
        pick(
            "Open Countersign to answer",
            "請開啟 Countersign 回覆",
            "Countersignを開いて回答してください")
    }

    public var notifyRequestRefuse: String {
        pick(
            "Refuse",
            "拒絕",
            "拒否")
    }

    public var notifyRequestTitle: String {
        pick(
            "Sign-in request",
            "登入要求",
            "サインイン要求")
    }

    public var offlineHint: String {
        pick(
            "On the sign-in page choose “Use a verification code”, then type this.",
            "請在登入頁面選擇「使用驗證碼」，再輸入這組數字。",
            "サインイン画面で「確認コードを使用する」を選び、入力してください。")
    }

    public var offlineTitle: String {
        pick(
            "Code for use offline",
            "離線驗證碼",
            "オフラインの確認コード")
    }

    public var onboardingBody: String {
        pick(
            "Countersign shows codes, and asks you when someone signs in with your password.",
            "Countersign 會顯示驗證碼，並在有人用您的密碼登入時詢問您。",
            "Countersignは確認コードを表示し、あなたのパスワードでサインインがあったときに確認します。")
    }

    public var onboardingLockBody: String {
        pick(
            "Use your phone’s lock, or a passcode of your own as well. If one fails, the other still opens the app.",
            "可用手機的螢幕鎖定，也可另設解鎖密碼。其中一種失效時，另一種仍能開啟 App。",
            "画面ロックを使います。パスコードも設定しておくと、一方が使えなくてもアプリを開けます。")
    }

    public var onboardingLockPasscode: String {
        pick(
            "Also set a passcode",
            "另外設定解鎖密碼",
            "パスコードも設定する")
    }

    public var onboardingLockPhone: String {
        pick(
            "Use my phone’s lock",
            "使用手機的螢幕鎖定",
            "画面ロックを使う")
    }

    public var onboardingLockTitle: String {
        pick(
            "Set how to open the app",
            "設定開啟 App 的方式",
            "アプリの開き方を設定")
    }

    public var onboardingNoLockBody: String {
        pick(
            "Without a screen lock you can’t approve sign-ins. Set one in the phone’s settings, then come back. Codes work without it.",
            "沒有螢幕鎖定就無法核准登入。請先到手機設定中開啟，再回到這裡。驗證碼不受影響。",
            "画面ロックがないと、サインインを承認できません。端末の設定で画面ロックを設定してから戻ってください。確認コードは使えます。")
    }

    public var onboardingNoLockTitle: String {
        pick(
            "This phone has no screen lock",
            "這支手機沒有設定螢幕鎖定",
            "画面ロックが設定されていません")
    }

    public var onboardingPrivacy: String {
        pick(
            "Your accounts stay on this phone. Nothing is sent until you pair with a service.",
            "帳戶資料只存在這支手機裡。與服務配對之前，不會傳送任何資料。",
            "アカウントはこのスマートフォンの中だけに保存されます。サービスに登録するまで何も送信しません。")
    }

    public var onboardingRestore: String {
        pick(
            "I have a backup",
            "我有備份",
            "バックアップから復元する")
    }

    public var onboardingStart: String {
        pick(
            "Add your first account",
            "新增第一個帳戶",
            "最初のアカウントを追加")
    }

    public var onboardingTitle: String {
        pick(
            "Sign in with your phone",
            "用手機登入",
            "スマートフォンでサインイン")
    }

    public var onboardingTransfer: String {
        pick(
            "I have an old phone",
            "我有舊手機",
            "機種変更する")
    }

    public var pairAgainBody: String {
        pick(
            "What you have now is kept until the new pairing works.",
            "新的配對成功之前，現有的設定會保留。",
            "新しい登録が完了するまで、今の設定はそのまま残ります。")
    }

    public var pairAgainTitle: String {
        pick(
            "This pairs the same account again",
            "這會重新配對同一個帳戶",
            "同じアカウントをもう一度登録します")
    }

    public var pairAlready: String {
        pick(
            "This phone is already paired with this account. Pair again only if it stopped working.",
            "這支手機已與此帳戶配對。除非無法使用，否則不需重新配對。",
            "このアカウントには登録済みです。使えなくなった場合だけ、もう一度登録してください。")
    }

    public var pairConfirmPerson: String {
        pick(
            "Confirm with your phone’s lock",
            "請用手機的螢幕鎖定確認",
            "画面ロックで確認してください")
    }

    public func pairConnecting(host: String) -> String {
        pick(
            "Connecting to \u{2068}\(host)\u{2069}…",
            "正在連線到 \u{2068}\(host)\u{2069}…",
            "\u{2068}\(host)\u{2069}に接続しています…")
    }

    public var pairConsentAction: String {
        pick(
            "Pair",
            "配對",
            "登録する")
    }

    public var pairConsentBody: String {
        pick(
            "Continue only if you opened this page yourself. Nothing is sent before you continue.",
            "只有您自己開啟的頁面才可繼續。繼續之前不會傳送任何資料。",
            "自分で開いたページの場合だけ続けてください。続けるまで何も送信しません。")
    }

    public func pairConsentBothForms(ascii: String) -> String {
        pick(
            "Written with other letters: \u{2068}\(ascii)\u{2069}",
            "以其他字母表示：\u{2068}\(ascii)\u{2069}",
            "別の表記：\u{2068}\(ascii)\u{2069}")
    }

    public var pairConsentDevice: String {
        pick(
            "Name of this phone",
            "這支手機的名稱",
            "このスマートフォンの名前")
    }

    public var pairConsentHost: String {
        pick(
            "With the service at",
            "服務網址",
            "接続先のサービス")
    }

    public func pairConsentSends(device: String) -> String {
        pick(
            "The service will learn: this phone’s name (\u{2068}\(device)\u{2069}) and its public keys.",
            "服務會得知：這支手機的名稱（\u{2068}\(device)\u{2069}）與公開金鑰。",
            "サービスに伝わるもの：このスマートフォンの名前（\u{2068}\(device)\u{2069}）と公開鍵。")
    }

    public var pairConsentTitle: String {
        pick(
            "Pair this phone?",
            "要配對這支手機嗎？",
            "このスマートフォンを登録しますか？")
    }

    public var pairDoneBody: String {
        pick(
            "This phone can now approve sign-ins for this account. Its code works without internet too.",
            "這支手機現在可以核准此帳戶的登入，沒有網路時也能使用驗證碼。",
            "このアカウントのサインインを承認できます。確認コードはオフラインでも使えます。")
    }

    public var pairDoneCode: String {
        pick(
            "Your code now",
            "目前的驗證碼",
            "現在の確認コード")
    }

    public var pairDoneNoCode: String {
        pick(
            "This service gives no codes for use offline.",
            "這個服務不提供離線驗證碼。",
            "このサービスにはオフライン用の確認コードがありません。")
    }

    public var pairDoneTitle: String {
        pick(
            "Paired",
            "配對完成",
            "登録が完了しました")
    }

    public var pairFailedAgain: String {
        pick(
            "Make a new QR code on the page and scan it. A QR code works once, for 10 minutes.",
            "請在頁面上產生新的 QR Code 再掃描。每個 QR Code 只能用一次，有效 10 分鐘。",
            "画面で新しいQRコードを作り、読み取ってください。QRコードは1回限り、10分間有効です。")
    }

    public var pairFailedScan: String {
        pick(
            "Scan a new QR code",
            "掃描新的 QR Code",
            "新しいQRコードを読み取る")
    }

    public var pairFailedService: String {
        pick(
            "The service’s proof does not match this QR code. Someone may be in between. Try another network.",
            "服務的證明與 QR Code 不符，可能有人從中攔截。請換個網路再試。",
            "サービスの証明がQRコードと一致しません。通信に割り込まれているおそれがあります。別の回線で試してください。")
    }

    public var pairFailedTitle: String {
        pick(
            "Pairing did not work",
            "配對未成功",
            "登録できませんでした")
    }

    public var pairFailedUnchanged: String {
        pick(
            "Your other accounts are not affected.",
            "其他帳戶不受影響。",
            "ほかのアカウントに影響はありません。")
    }

    public var pairInterrupted: String {
        pick(
            "Pairing was interrupted. If the page does not show this phone, make a new QR code.",
            "配對中斷。若頁面沒有顯示這支手機，請產生新的 QR Code。",
            "登録が中断されました。画面にこのスマートフォンが出ない場合は、新しいQRコードを作ってください。")
    }

    public func pairMovedBody(host: String) -> String {
        pick(
            "From now on it wants to be reached at \u{2068}\(host)\u{2069}. Continue only if your organisation announced it.",
            "之後將改用 \u{2068}\(host)\u{2069}。只有您的組織公告過才可繼續。",
            "今後は\u{2068}\(host)\u{2069}を使います。組織から案内があった場合だけ続けてください。")
    }

    public var pairMovedTitle: String {
        pick(
            "The service has a new address",
            "服務有新的網址",
            "サービスのアドレスが変わりました")
    }

    public var pairNumberBody: String {
        pick(
            "The page now shows a number and the name of this phone. If it names another phone, cancel.",
            "頁面現在會顯示一組數字和這支手機的名稱。若是其他手機，請取消。",
            "画面に番号とこのスマートフォンの名前が出ます。別の名前の場合は中止してください。")
    }

    public func pairNumberExpires(count: Int) -> String {
        pick(
            count == 1 ? "\(count) minute left to finish" : "\(count) minutes left to finish",
            "請在 \(count) 分鐘內完成",
            "あと\(count)分以内に完了してください")
    }

    public var pairNumberTitle: String {
        pick(
            "Type the number shown on the page",
            "請輸入頁面上顯示的數字",
            "画面に表示された番号を入力")
    }

    public var pairNumberWaiting: String {
        pick(
            "Waiting for the number to appear on the page…",
            "等待頁面顯示數字…",
            "画面に番号が出るのを待っています…")
    }

    public var permBattery: String {
        pick(
            "This phone may delay notifications to save battery. If none comes, open the app and pull down.",
            "手機可能為了省電而延遲通知。若沒收到，請開啟 App 並向下拉。",
            "省電のため通知が遅れることがあります。届かないときはアプリを開き、下に引いて更新してください。")
    }

    public var permCameraBody: String {
        pick(
            "The camera reads QR codes only. No picture is kept or sent.",
            "相機只用來讀取 QR Code，不會保存或傳送任何影像。",
            "カメラはQRコードの読み取りだけに使います。画像は保存も送信もしません。")
    }

    public var permCameraDenied: String {
        pick(
            "The camera is not allowed. Turn it on in settings, pick a picture, or type the key.",
            "未允許使用相機。請到設定中開啟，或改選圖片、手動輸入。",
            "カメラが許可されていません。設定で許可するか、画像を選ぶか、手動で入力してください。")
    }

    public var permCameraNone: String {
        pick(
            "No camera was found. Pick a picture, or type the key.",
            "找不到相機。請改選圖片，或手動輸入。",
            "カメラが見つかりません。画像を選ぶか、手動で入力してください。")
    }

    public var permCameraTitle: String {
        pick(
            "Use the camera to scan",
            "使用相機掃描",
            "カメラで読み取ります")
    }

    public var permNotificationsAllow: String {
        pick(
            "Allow notifications",
            "允許通知",
            "通知を許可")
    }

    public var permNotificationsBody: String {
        pick(
            "Notifications say only that a request is waiting. You approve inside the app.",
            "通知只會說有登入要求在等待。核准要在 App 內進行。",
            "通知には要求が届いたことだけを表示します。承認はアプリの中で行います。")
    }

    public var permNotificationsDenied: String {
        pick(
            "Notifications are off. Open the app when a sign-in page asks you to.",
            "通知已關閉。登入頁面要求時，請自行開啟 App。",
            "通知はオフです。サインイン画面で案内されたら、アプリを開いてください。")
    }

    public var permNotificationsTitle: String {
        pick(
            "Be told when someone signs in",
            "有人登入時通知您",
            "サインインがあったときに通知")
    }

    public var problemAccountBlocked: String {
        pick(
            "This account is blocked. Your IT help desk can unblock it.",
            "這個帳戶已被封鎖，請洽資訊單位解除。",
            "このアカウントは停止されています。解除はヘルプデスクに依頼してください。")
    }

    public var problemAlreadyAnswered: String {
        pick(
            "You have answered this request already.",
            "您已回覆過這個要求。",
            "この要求には回答済みです。")
    }

    public var problemBadRequest: String {
        pick(
            "The service did not accept this. Update the app, or tell your IT help desk.",
            "服務不接受這個要求。請更新 App 或通知資訊單位。",
            "サービスに受け付けられませんでした。アプリを更新するか、ヘルプデスクに知らせてください。")
    }

    public var problemBadSignature: String {
        pick(
            "The service could not verify this phone. Pair it again.",
            "服務無法驗證這支手機，請重新配對。",
            "サービスがこのスマートフォンを確認できません。もう一度登録してください。")
    }

    public var problemChallengeExpired: String {
        pick(
            "This request is too old. Start the sign-in again on the page.",
            "這個要求已過期，請在頁面重新登入。",
            "この要求は期限切れです。画面でサインインをやり直してください。")
    }

    public var problemChallengeUnknown: String {
        pick(
            "The service no longer knows this request. Start the sign-in again on the page.",
            "服務已沒有這個要求，請在頁面重新登入。",
            "この要求はサービスにありません。画面でサインインをやり直してください。")
    }

    public var problemClockSkew: String {
        pick(
            "This phone’s clock differs too much from the service’s. Turn on automatic time.",
            "手機時間與服務相差太多，請開啟自動設定時間。",
            "時刻がサービスと大きくずれています。日時の自動設定をオンにしてください。")
    }

    public var problemCodeExpired: String {
        pick(
            "This QR code is too old: it is valid for 10 minutes. Make a new one.",
            "這個 QR Code 已過期（有效 10 分鐘），請重新產生。",
            "このQRコードは期限切れです（有効10分）。作り直してください。")
    }

    public var problemCodeUnknown: String {
        pick(
            "The service does not know this pairing code. Make a new QR code on its page.",
            "服務找不到這個配對碼，請在頁面重新產生 QR Code。",
            "この登録コードは見つかりません。サービスの画面でQRコードを作り直してください。")
    }

    public var problemCodeUsed: String {
        pick(
            "This QR code was already used. If it wasn’t by you, tell your IT help desk; else make a new one.",
            "這個 QR Code 已被使用。若不是您，請通知資訊單位；否則請重新產生。",
            "このQRコードは使用済みです。心当たりがなければヘルプデスクへ。そうでなければ作り直してください。")
    }

    public var problemDeviceUnknown: String {
        pick(
            "No longer active on this phone: remove it and pair again.",
            "已無法在這支手機上使用：請移除後重新配對。",
            "このスマートフォンでは使えなくなりました。削除して、もう一度登録してください。")
    }

    public var problemPollingDenied: String {
        pick(
            "The service does not let phones ask for requests. Tell your IT help desk.",
            "服務不允許手機查詢登入要求，請通知資訊單位。",
            "サービスの設定で、スマートフォンから要求を確認できません。ヘルプデスクに知らせてください。")
    }

    public var problemTooManyRequests: String {
        pick(
            "Too many tries. Wait a little and try again.",
            "嘗試次數過多，請稍候再試。",
            "回数が多すぎます。しばらく待ってから、もう一度試してください。")
    }

    public var promptAccount: String {
        pick(
            "Account",
            "帳戶",
            "アカウント")
    }

    public var promptApp: String {
        pick(
            "App",
            "應用程式",
            "アプリ")
    }

    public var promptApprove: String {
        pick(
            "Approve",
            "核准",
            "承認")
    }

    public var promptApproveDisabled: String {
        pick(
            "Type the number to approve",
            "輸入數字後即可核准",
            "番号を入力すると承認できます")
    }

    public var promptBrowser: String {
        pick(
            "Browser",
            "瀏覽器",
            "ブラウザー")
    }

    public var promptCancelled: String {
        pick(
            "Not approved. The request is still open.",
            "尚未核准，這個要求仍然有效。",
            "承認していません。要求はまだ有効です。")
    }

    public var promptClosed: String {
        pick(
            "This request was already answered or cancelled elsewhere.",
            "這個要求已在其他地方回覆或取消。",
            "この要求は別の場所で回答されたか、取り消されました。")
    }

    public var promptCodeToPhone: String {
        pick(
            "Type this on the sign-in page",
            "請在登入頁面輸入這組代碼",
            "サインイン画面に次のコードを入力")
    }

    public var promptDevice: String {
        pick(
            "Device",
            "裝置",
            "端末")
    }

    public var promptFirstAny: String {
        pick(
            "This is the first request for this account",
            "這是此帳戶的第一個登入要求",
            "このアカウントへの最初の要求です")
    }

    public var promptFirstApp: String {
        pick(
            "First time with this app",
            "第一次使用這個應用程式",
            "このアプリは初めてです")
    }

    public var promptFirstBrowser: String {
        pick(
            "First time with this browser",
            "第一次使用這個瀏覽器",
            "このブラウザーは初めてです")
    }

    public func promptFirstCountry(country: String) -> String {
        pick(
            "First time from \u{2068}\(country)\u{2069}",
            "第一次從 \u{2068}\(country)\u{2069} 登入",
            "\u{2068}\(country)\u{2069}からは初めてです")
    }

    public var promptIp: String {
        pick(
            "Network address",
            "網路位址",
            "IPアドレス")
    }

    public var promptMessage: String {
        pick(
            "Message from the service",
            "服務的訊息",
            "サービスからのメッセージ")
    }

    public func promptNextRequest(count: Int) -> String {
        pick(
            count == 1 ? "\(count) more request is waiting" : "\(count) more requests are waiting",
            "還有 \(count) 個要求在等待",
            "ほかに\(count)件の要求があります")
    }

    public var promptNoNumber: String {
        pick(
            "This service asks without a number. Approve only if you are signing in right now.",
            "這個服務的要求沒有數字。只有在您正在登入時才核准。",
            "このサービスは番号なしで確認します。今サインインしている場合だけ承認してください。")
    }

    public var promptNotMe: String {
        pick(
            "It isn’t me",
            "不是我",
            "自分ではない")
    }

    public func promptNumberHint(count: Int) -> String {
        pick(
            count == 1 ? "\(count) digit" : "\(count) digits",
            "\(count) 位數字",
            "\(count)桁の数字")
    }

    public var promptNumberLabel: String {
        pick(
            "Number shown on the sign-in page",
            "登入頁面上顯示的數字",
            "サインイン画面に表示された番号")
    }

    public var promptNumberNever: String {
        pick(
            "Nobody will ever call to give you this number. If someone does, refuse.",
            "不會有人打電話告訴您這組數字。若有人這麼做，請拒絕。",
            "この番号を電話で伝えてくる人はいません。伝えられた場合は拒否してください。")
    }

    public var promptNumberWeak: String {
        pick(
            "This service uses only two digits. Check place and app with care.",
            "這個服務只用兩位數字，請仔細確認地點與應用程式。",
            "このサービスの番号は2桁だけです。場所とアプリをよく確認してください。")
    }

    public var promptObscured: String {
        pick(
            "Another app is drawing over the screen. Close it to answer.",
            "有其他 App 覆蓋在畫面上，請先關閉再回覆。",
            "ほかのアプリが画面に重なっています。閉じてから回答してください。")
    }

    public var promptOptionsLabel: String {
        pick(
            "Choose what the sign-in page shows",
            "請選擇登入頁面顯示的內容",
            "サインイン画面に表示されたものを選択")
    }

    public var promptOptionsNotOne: String {
        pick(
            "That is not one of the possible answers. Look at the page again.",
            "這不是可能的答案，請再看一次登入頁面。",
            "候補にない内容です。画面をもう一度確認してください。")
    }

    public var promptOptionsTyped: String {
        pick(
            "Type what the sign-in page shows",
            "請輸入登入頁面顯示的內容",
            "サインイン画面に表示されたものを入力")
    }

    public var promptOrigin: String {
        pick(
            "Web address",
            "網址",
            "Webアドレス")
    }

    public var promptPairingTitle: String {
        pick(
            "Finish pairing",
            "完成配對",
            "登録を完了")
    }

    public var promptPlace: String {
        pick(
            "Place",
            "地點",
            "場所")
    }

    public var promptPlaceEstimate: String {
        pick(
            "Estimated from the internet connection; may be off by a city.",
            "依網路連線推估，可能有一個城市的誤差。",
            "接続情報からの推定で、近くの別の都市になることがあります。")
    }

    public var promptRefuse: String {
        pick(
            "Refuse",
            "拒絕",
            "拒否")
    }

    public var promptSending: String {
        pick(
            "Sending your answer…",
            "正在傳送您的回覆…",
            "回答を送信しています…")
    }

    public var promptSendingOffline: String {
        pick(
            "No connection. Your answer is kept and sent as soon as there is one.",
            "沒有連線。您的回覆已保留，恢復連線後會立即傳送。",
            "接続がありません。回答は保管し、接続後すぐに送信します。")
    }

    public var promptService: String {
        pick(
            "Service",
            "服務",
            "サービス")
    }

    public func promptSheetSubtitle(account: String) -> String {
        pick(
            "\u{2068}\(account)\u{2069}",
            "\u{2068}\(account)\u{2069}",
            "\u{2068}\(account)\u{2069}")
    }

    public var promptSheetTitle: String {
        pick(
            "Approve this sign-in",
            "核准此次登入",
            "このサインインを承認")
    }

    public var promptTime: String {
        pick(
            "Asked",
            "要求時間",
            "要求の時刻")
    }

    public var promptTitle: String {
        pick(
            "Are you signing in?",
            "這是您本人在登入嗎？",
            "サインインしているのはあなたですか？")
    }

    public var promptTlsOptOutRefused: String {
        pick(
            "The service asks to skip a safety check of the connection for this request. Countersign checks it anyway.",
            "服務要求略過這次連線的安全檢查，Countersign 仍會檢查。",
            "この要求は接続の安全確認を省くよう求めていますが、Countersignは必ず確認します。")
    }

    public var promptUnusualBody: String {
        pick(
            "That can be fine. Ask yourself whether you started it.",
            "這不一定有問題，請想一想是不是您自己登入的。",
            "問題ないこともあります。自分で始めたサインインか確認してください。")
    }

    public var quietEnd: String {
        pick(
            "Notify me again now",
            "立即恢復通知",
            "今すぐ通知を再開")
    }

    public func quietOn(time: String) -> String {
        pick(
            "Requests for this account make no sound until \u{2068}\(time)\u{2069}. Pull down to see them.",
            "此帳戶的要求在 \u{2068}\(time)\u{2069} 前不會發出通知音，向下拉即可查看。",
            "\u{2068}\(time)\u{2069}まで、このアカウントの要求は音を鳴らしません。下に引くと表示できます。")
    }

    public var reasonAmbiguousParameter: String {
        pick(
            "This QR code can be read in two ways that give different codes. Ask the service for a new one.",
            "這個 QR Code 有兩種讀法，會產生不同的驗證碼。請向服務索取新的。",
            "2通りに読め、異なるコードになります。サービスで新しいQRコードを発行してください。")
    }

    public var reasonControlCharacter: String {
        pick(
            "The text contains a hidden character. Copy it again, or scan the QR code instead.",
            "文字中有隱藏字元。請重新複製，或改為掃描 QR Code。",
            "見えない文字が含まれています。コピーし直すか、QRコードを読み取ってください。")
    }

    public var reasonDuplicateParameter: String {
        pick(
            "Something important is written twice in this QR code. Ask the service for a new one.",
            "QR Code 中的重要內容重複。請向服務索取新的。",
            "大事な項目が2回書かれています。サービスで新しいQRコードを発行してください。")
    }

    public var reasonEmpty: String {
        pick(
            "There is nothing to read. Scan the QR code, or type the key.",
            "沒有可讀取的內容。請掃描 QR Code 或輸入金鑰。",
            "読み取る内容がありません。QRコードを読み取るか、キーを入力してください。")
    }

    public var reasonFragmentNotAllowed: String {
        pick(
            "The service address in this QR code is not valid. Ask your IT help desk for a new one.",
            "QR Code 中的服務網址無效。請向資訊單位索取新的。",
            "サービスのアドレスが正しくありません。ヘルプデスクに新しいQRコードを依頼してください。")
    }

    public var reasonInsecureUrl: String {
        pick(
            "The service address is not protected (https). Tell your IT help desk.",
            "服務網址沒有加密保護（https）。請通知資訊單位。",
            "サービスのアドレスが暗号化（https）されていません。ヘルプデスクに知らせてください。")
    }

    public var reasonInvalidBase64: String {
        pick(
            "The export is damaged. Show the QR code again in the old app, larger if you can, and scan it.",
            "匯出內容已損壞。請在舊 App 重新顯示 QR Code，盡量放大後再掃描。",
            "エクスポートの内容が壊れています。元のアプリでQRコードを大きく表示し直してください。")
    }

    public var reasonInvalidCode: String {
        pick(
            "The pairing code is not complete or has a wrong character. Check it, or make a new QR code.",
            "配對碼不完整或有錯誤字元。請檢查，或重新產生 QR Code。",
            "登録コードが不完全か、誤った文字があります。確認するか、QRコードを作り直してください。")
    }

    public var reasonInvalidCounter: String {
        pick(
            "The start number is not valid. Type it again, or ask the service for a new QR code.",
            "起始次數無效。請重新輸入，或向服務索取新的 QR Code。",
            "開始番号が正しくありません。入力し直すか、新しいQRコードを発行してください。")
    }

    public var reasonInvalidDigits: String {
        pick(
            "Codes of this length don’t exist; they have 6, 7 or 8 digits. Ask the service for a new QR code.",
            "驗證碼只有 6、7 或 8 位數，沒有這種長度。請向服務索取新的 QR Code。",
            "確認コードは6、7、8桁です。この桁数は使えません。新しいQRコードを発行してください。")
    }

    public var reasonInvalidHost: String {
        pick(
            "The service address is not valid. Ask your IT help desk for a new QR code.",
            "服務網址無效。請向資訊單位索取新的 QR Code。",
            "サービスのアドレスが正しくありません。ヘルプデスクに新しいQRコードを依頼してください。")
    }

    public var reasonInvalidKey: String {
        pick(
            "The part that proves which service it is, is damaged. Make a new QR code on the service’s page.",
            "用來確認服務身分的部分已損壞。請在服務頁面重新產生 QR Code。",
            "サービスを確認する部分が壊れています。サービスの画面でQRコードを作り直してください。")
    }

    public var reasonInvalidParameter: String {
        pick(
            "Part of this QR code is damaged. Make a new one on the service’s page.",
            "QR Code 部分內容已損壞。請在服務頁面重新產生。",
            "QRコードの一部が壊れています。サービスの画面で作り直してください。")
    }

    public var reasonInvalidPath: String {
        pick(
            "The service address is not valid. Make a new QR code on the service’s page.",
            "服務網址無效。請在服務頁面重新產生 QR Code。",
            "サービスのアドレスが正しくありません。サービスの画面でQRコードを作り直してください。")
    }

    public var reasonInvalidPayload: String {
        pick(
            "The export is damaged. Export again in the old app, with fewer accounts at a time.",
            "匯出內容已損壞。請在舊 App 重新匯出，每次少選幾個帳戶。",
            "エクスポートの内容が壊れています。元のアプリで件数を減らして、もう一度エクスポートしてください。")
    }

    public var reasonInvalidPeriod: String {
        pick(
            "The time between codes is not one that can be used. Ask the service for a new QR code.",
            "驗證碼更換時間不在可用範圍內。請向服務索取新的 QR Code。",
            "更新間隔が使える範囲にありません。サービスで新しいQRコードを発行してください。")
    }

    public var reasonMalformedUri: String {
        pick(
            "This text is cut off or not written correctly. Scan the QR code again.",
            "內容不完整或格式錯誤。請重新掃描 QR Code。",
            "内容が途中で切れているか、形式が正しくありません。もう一度読み取ってください。")
    }

    public var reasonMissingParameter: String {
        pick(
            "Something important is missing in this QR code. Make a new one on the service’s page.",
            "QR Code 缺少重要內容。請在服務頁面重新產生。",
            "大事な項目がありません。サービスの画面でQRコードを作り直してください。")
    }

    public var reasonNoAccounts: String {
        pick(
            "This export holds no accounts. Choose the accounts in the old app and export again.",
            "匯出內容沒有任何帳戶。請在舊 App 選取帳戶後重新匯出。",
            "アカウントが入っていません。元のアプリで選んで、もう一度エクスポートしてください。")
    }

    public var reasonQueryNotAllowed: String {
        pick(
            "This pairing link is not written as it should be and could leak. Make a new QR code on the service’s page.",
            "配對連結格式不正確，可能外洩內容。請在服務頁面重新產生 QR Code。",
            "登録用リンクの形式が正しくなく、内容が漏れるおそれがあります。QRコードを作り直してください。")
    }

    public func reasonSecretBadChar(position: String) -> String {
        pick(
            "Character \u{2068}\(position)\u{2069} of the key can’t be right: keys use only A–Z and 2–7. Check it, or scan the QR code.",
            "金鑰的第 \u{2068}\(position)\u{2069} 個字元有誤：只能使用 A–Z 與 2–7。請檢查，或掃描 QR Code。",
            "キーの\u{2068}\(position)\u{2069}文字目が正しくありません。使えるのはA～Zと2～7だけです。確認するか、QRコードを読み取ってください。")
    }

    public var reasonSecretBadLength: String {
        pick(
            "The key seems to be cut off. Copy it to the end, or scan the QR code.",
            "金鑰似乎不完整。請完整複製，或掃描 QR Code。",
            "キーが途中で切れているようです。最後までコピーするか、QRコードを読み取ってください。")
    }

    public var reasonSecretTooLong: String {
        pick(
            "The key is longer than any service uses. Make sure that you copied only the key.",
            "金鑰過長。請確認只複製了金鑰。",
            "キーが長すぎます。キーだけをコピーしたか確認してください。")
    }

    public var reasonTooLong: String {
        pick(
            "This text is too long for a QR code. Make sure that you copied only the link or key.",
            "內容過長，不可能來自 QR Code。請確認只複製了連結或金鑰。",
            "QRコードとしては長すぎます。リンクかキーだけをコピーしたか確認してください。")
    }

    public var reasonTooManyAccounts: String {
        pick(
            "This export holds over 256 accounts. Export fewer at a time in the old app.",
            "匯出內容超過 256 個帳戶。請在舊 App 分批匯出。",
            "256件を超えるアカウントが入っています。元のアプリで分けてエクスポートしてください。")
    }

    public var reasonTwoStepEnrollment: String {
        pick(
            "This QR code holds only half of the key. Ask your IT help desk for one that holds the whole key.",
            "這個 QR Code 只含一半的金鑰。請向資訊單位索取包含完整金鑰的 QR Code。",
            "キーの半分しか入っていません。ヘルプデスクに、キー全体が入ったQRコードを依頼してください。")
    }

    public var reasonUnexpectedParameter: String {
        pick(
            "This pairing QR code is of a kind this version does not know. Update the app, then make a new one.",
            "這個版本不認得此種配對 QR Code。請更新 App 後重新產生。",
            "このバージョンでは扱えない登録用QRコードです。アプリを更新し、QRコードを作り直してください。")
    }

    public var reasonUnknownAlgorithm: String {
        pick(
            "This account uses a method that Countersign does not have. Ask the service for the usual kind.",
            "這個帳戶使用 Countersign 不支援的演算法。請向服務索取一般類型。",
            "Countersignが対応していない方式です。通常の方式のQRコードをサービスに依頼してください。")
    }

    public var reasonUnknownEncoder: String {
        pick(
            "This account uses a kind of code that Countersign does not have. Ask the service for the usual kind.",
            "這個帳戶使用 Countersign 不支援的驗證碼類型。請向服務索取一般類型。",
            "Countersignが対応していない種類のコードです。通常のQRコードをサービスに依頼してください。")
    }

    public var reasonUnknownType: String {
        pick(
            "This QR code is of a kind that Countersign does not have. Ask the service for a QR code for authenticator apps.",
            "Countersign 不支援這種 QR Code。請向服務索取驗證器 App 專用的 QR Code。",
            "Countersignが対応していない種類です。認証アプリ用のQRコードをサービスに依頼してください。")
    }

    public var reasonUnsupportedVersion: String {
        pick(
            "This QR code needs a newer app. Update Countersign and scan it again.",
            "這個 QR Code 需要較新的 App。請更新 Countersign 後再掃描。",
            "新しいバージョンのアプリが必要です。Countersignを更新して、もう一度読み取ってください。")
    }

    public var reasonUntrustedUrl: String {
        pick(
            "This claims to be from Microsoft but its address is not Microsoft’s. Don’t use it, and tell your IT help desk.",
            "它自稱來自 Microsoft，但網址不屬於 Microsoft。請勿使用，並通知資訊單位。",
            "Microsoftのものとされていますが、アドレスが違います。使わずにヘルプデスクに知らせてください。")
    }

    public var reasonUserinfoNotAllowed: String {
        pick(
            "The address hides where it really leads. Don’t use it, and tell your IT help desk.",
            "網址隱藏了真正的去處。請勿使用，並通知資訊單位。",
            "アドレスの本当の行き先が隠されています。使わずにヘルプデスクに知らせてください。")
    }

    public var rehearseBody: String {
        pick(
            "Pick the file and type its password. Nothing is changed; you only see whether it would work.",
            "請選擇檔案並輸入密碼。不會更改任何資料，只確認備份是否可用。",
            "ファイルを選び、パスワードを入力します。何も変更せず、使えるかどうかだけを確かめます。")
    }

    public func rehearseOk(good: String, total: String) -> String {
        pick(
            "It works: \u{2068}\(good)\u{2069} of \u{2068}\(total)\u{2069} can be restored.",
            "備份可用：\u{2068}\(total)\u{2069} 個帳戶中有 \u{2068}\(good)\u{2069} 個可以還原。",
            "使えます：\u{2068}\(total)\u{2069}件中\u{2068}\(good)\u{2069}件を復元できます。")
    }

    public var rehearseReminder: String {
        pick(
            "Do you still know your backup password? Test it now, while nothing is at stake.",
            "還記得備份密碼嗎？趁現在沒有急用時測試一下。",
            "バックアップのパスワードを覚えていますか？今のうちに確認しておきましょう。")
    }

    public var rehearseTitle: String {
        pick(
            "Test your backup",
            "測試備份",
            "バックアップを確認")
    }

    public var reportAction: String {
        pick(
            "Report it",
            "回報",
            "報告する")
    }

    public var reportApproved: String {
        pick(
            "You approved this one. Reporting asks the service to end that sign-in.",
            "您曾核准這個要求。回報後會請服務結束該次登入。",
            "この要求は承認済みです。報告すると、そのサインインの終了をサービスに依頼します。")
    }

    public var reportBody: String {
        pick(
            "The service is told that it was not you. Your organisation may then block the account until it is safe.",
            "服務會得知不是您本人。您的組織可能會先封鎖帳戶，直到確認安全。",
            "本人ではないことをサービスに知らせます。安全が確認できるまで、組織がアカウントを停止することがあります。")
    }

    public var reportTitle: String {
        pick(
            "Report this request?",
            "要回報這個要求嗎？",
            "この要求を報告しますか？")
    }

    public var restoreAction: String {
        pick(
            "Restore",
            "還原",
            "復元する")
    }

    public func restoreDone(count: Int) -> String {
        pick(
            count == 1 ? "\(count) account restored" : "\(count) accounts restored",
            "已還原 \(count) 個帳戶",
            "\(count)件を復元しました")
    }

    public func restoreEntryFailed(count: Int) -> String {
        pick(
            count == 1 ? "\(count) entry could not be restored; it is listed below." : "\(count) entries could not be restored; they are listed below.",
            "有 \(count) 個項目無法還原，列於下方。",
            "\(count)件を復元できませんでした。下に一覧を示します。")
    }

    public func restorePairAgain(count: Int) -> String {
        pick(
            count == 1 ? "\(count) account shows codes only. Pair it again to approve sign-ins." : "\(count) accounts show codes only. Pair them again to approve sign-ins.",
            "有 \(count) 個帳戶只能使用驗證碼，請重新配對才能核准登入。",
            "\(count)件は確認コードのみ使えます。承認するにはもう一度登録してください。")
    }

    public var restorePick: String {
        pick(
            "Pick the backup file",
            "選擇備份檔案",
            "バックアップファイルを選択")
    }

    public func restorePreview(fresh: String, same: String, changed: String) -> String {
        pick(
            "\u{2068}\(fresh)\u{2069} new, \u{2068}\(same)\u{2069} already here, \u{2068}\(changed)\u{2069} with another key",
            "新增 \u{2068}\(fresh)\u{2069} 個，已存在 \u{2068}\(same)\u{2069} 個，金鑰不同 \u{2068}\(changed)\u{2069} 個",
            "新規\u{2068}\(fresh)\u{2069}件、登録済み\u{2068}\(same)\u{2069}件、キーが異なるもの\u{2068}\(changed)\u{2069}件")
    }

    public var restoreTitle: String {
        pick(
            "Restore from a backup",
            "從備份還原",
            "バックアップから復元")
    }

    public var resultApprovedBody: String {
        pick(
            "You can go on in the sign-in page.",
            "請回到登入頁面繼續。",
            "サインイン画面に戻って続けてください。")
    }

    public var resultApprovedTitle: String {
        pick(
            "Approved",
            "已核准",
            "承認しました")
    }

    public var resultExpiredBody: String {
        pick(
            "Start the sign-in again on the page.",
            "請在頁面上重新登入。",
            "画面でサインインをやり直してください。")
    }

    public var resultExpiredTitle: String {
        pick(
            "This request is too old",
            "這個要求已過期",
            "この要求は期限切れです")
    }

    public var resultNotMeBody: String {
        pick(
            "Change your password on the service’s own page as soon as you can.",
            "請儘速到服務的官方頁面更改密碼。",
            "できるだけ早く、サービスの正規の画面でパスワードを変更してください。")
    }

    public var resultNotMeTitle: String {
        pick(
            "Refused. Someone may have your password.",
            "已拒絕。可能有人知道您的密碼。",
            "拒否しました。パスワードを知られているかもしれません。")
    }

    public var resultRefusedBody: String {
        pick(
            "Nobody was let in.",
            "這次登入已被阻止。",
            "サインインは行われていません。")
    }

    public var resultRefusedTitle: String {
        pick(
            "Refused",
            "已拒絕",
            "拒否しました")
    }

    public var resultRefusedWasItYou: String {
        pick(
            "If you did not start it, report it and change your password.",
            "如果不是您本人，請回報並更改密碼。",
            "心当たりがない場合は、報告してパスワードを変更してください。")
    }

    public var resultReportedBody: String {
        pick(
            "Those in charge of the service were told. Change your password as soon as you can.",
            "已通知服務管理人員。請儘速更改密碼。",
            "サービスの管理者に知らせました。できるだけ早くパスワードを変更してください。")
    }

    public var resultReportedTitle: String {
        pick(
            "Reported",
            "已回報",
            "報告しました")
    }

    public var resultUnknown: String {
        pick(
            "Your answer was sent, but no reply came. The sign-in page shows what happened.",
            "您的回覆已送出，但沒有收到回應。請查看登入頁面的結果。",
            "回答は送信しましたが、返事がありません。結果はサインイン画面で確認してください。")
    }

    public var resultWrongCompare: String {
        pick(
            "Is it the page that you opened yourself? If you see no number there, refuse.",
            "那是您自己開啟的頁面嗎？若頁面上沒有數字，請拒絕。",
            "自分で開いた画面ですか？番号が出ていない場合は拒否してください。")
    }

    public var resultWrongNone: String {
        pick(
            "No tries are left. Start the sign-in again on the page.",
            "已無法再試。請在頁面上重新登入。",
            "これ以上試せません。画面でサインインをやり直してください。")
    }

    public var resultWrongTitle: String {
        pick(
            "The number was not right",
            "數字不正確",
            "番号が違います")
    }

    public func resultWrongTries(count: Int) -> String {
        pick(
            count == 1 ? "Look at the page again. \(count) try left." : "Look at the page again. \(count) tries left.",
            "請再看一次登入頁面，還可以試 \(count) 次。",
            "画面をもう一度確認してください。あと\(count)回試せます。")
    }

    public var settingsAbout: String {
        pick(
            "About and licences",
            "關於與授權",
            "このアプリについて")
    }

    public var settingsAnnounce: String {
        pick(
            "Read out the time left",
            "朗讀剩餘時間",
            "残り時間の読み上げ")
    }

    public var settingsAnnounceAsk: String {
        pick(
            "Only when I ask",
            "只在要求時",
            "操作したときだけ")
    }

    public var settingsAnnounceEnd: String {
        pick(
            "Also 5 seconds before the end",
            "結束前 5 秒也朗讀",
            "終了5秒前にも")
    }

    public var settingsDevices: String {
        pick(
            "Services paired with this phone",
            "與這支手機配對的服務",
            "登録済みのサービス")
    }

    public var settingsHealth: String {
        pick(
            "Check this app",
            "檢查 App",
            "アプリの状態を確認")
    }

    public var settingsHideCodes: String {
        pick(
            "Hide codes until tapped",
            "點一下才顯示驗證碼",
            "タップするまでコードを隠す")
    }

    public var settingsLanguage: String {
        pick(
            "Language",
            "語言",
            "言語")
    }

    public var settingsLock: String {
        pick(
            "App lock",
            "App 鎖定",
            "アプリのロック")
    }

    public func settingsLockAfter(count: Int) -> String {
        pick(
            count == 1 ? "After \(count) minute" : "After \(count) minutes",
            "\(count) 分鐘後",
            "\(count)分後")
    }

    public var settingsLockBackground: String {
        pick(
            "When I leave it",
            "離開 App 時",
            "アプリを離れたとき")
    }

    public var settingsLockNever: String {
        pick(
            "Never (the phone’s own lock only)",
            "不鎖定（只靠手機螢幕鎖定）",
            "しない（画面ロックのみ）")
    }

    public var settingsLockWhen: String {
        pick(
            "Lock the app",
            "鎖定時機",
            "ロックするタイミング")
    }

    public var settingsNextCode: String {
        pick(
            "Always show the next code",
            "一律顯示下一組驗證碼",
            "次のコードを常に表示")
    }

    public var settingsNotifications: String {
        pick(
            "Notifications",
            "通知",
            "通知")
    }

    public var settingsPasscodeAgain: String {
        pick(
            "New passcode again",
            "再次輸入新的解鎖密碼",
            "新しいパスコード（確認）")
    }

    public var settingsPasscodeChange: String {
        pick(
            "Change passcode",
            "變更解鎖密碼",
            "パスコードを変更")
    }

    public var settingsPasscodeDifferent: String {
        pick(
            "The two passcodes differ. Type them again.",
            "兩次輸入的解鎖密碼不同，請重新輸入。",
            "2つのパスコードが一致しません。もう一度入力してください。")
    }

    public var settingsPasscodeLast: String {
        pick(
            "This is the only way left to open the app, so it can’t be removed.",
            "這是唯一能開啟 App 的方式，無法移除。",
            "アプリを開く唯一の方法なので、削除できません。")
    }

    public var settingsPasscodeNew: String {
        pick(
            "New passcode",
            "新的解鎖密碼",
            "新しいパスコード")
    }

    public var settingsPasscodeRemove: String {
        pick(
            "Remove passcode",
            "移除解鎖密碼",
            "パスコードを削除")
    }

    public var settingsPasscodeSet: String {
        pick(
            "Set a passcode",
            "設定解鎖密碼",
            "パスコードを設定")
    }

    public var settingsReach: String {
        pick(
            "Main buttons",
            "主要按鈕位置",
            "主なボタンの位置")
    }

    public var settingsReachAuto: String {
        pick(
            "Full width",
            "滿版寬度",
            "画面幅いっぱい")
    }

    public var settingsReachLeft: String {
        pick(
            "For the left hand",
            "左手",
            "左手")
    }

    public var settingsReachRight: String {
        pick(
            "For the right hand",
            "右手",
            "右手")
    }

    public var settingsScreenshots: String {
        pick(
            "Allow screenshots",
            "允許螢幕截圖",
            "スクリーンショットを許可")
    }

    public var settingsScreenshotsBody: String {
        pick(
            "Off: other apps and the list of recent apps can’t see your codes.",
            "關閉時，其他 App 與最近使用清單都看不到您的驗證碼。",
            "オフのとき、ほかのアプリや最近使ったアプリの画面にコードは表示されません。")
    }

    public var settingsTitle: String {
        pick(
            "Settings",
            "設定",
            "設定")
    }

    public func settingsVersion(version: String) -> String {
        pick(
            "Version \u{2068}\(version)\u{2069}",
            "版本 \u{2068}\(version)\u{2069}",
            "バージョン\u{2068}\(version)\u{2069}")
    }

    public func transferCompare(code: String) -> String {
        pick(
            "Do both phones show \u{2068}\(code)\u{2069}? Continue only if they are the same.",
            "兩支手機都顯示 \u{2068}\(code)\u{2069} 嗎？相同才可繼續。",
            "両方に\u{2068}\(code)\u{2069}と出ていますか？同じ場合だけ続けてください。")
    }

    public func transferDone(count: Int) -> String {
        pick(
            count == 1 ? "\(count) account moved. Keep the old phone until you have signed in once with the new one." : "\(count) accounts moved. Keep the old phone until you have signed in once with the new one.",
            "已移轉 \(count) 個帳戶。請先用新手機登入一次，再處理舊手機。",
            "\(count)件を移しました。新しい方で一度サインインできるまで、古い方を手放さないでください。")
    }

    public var transferNewShow: String {
        pick(
            "On the new phone: show this QR code to the old phone",
            "在新手機上：請讓舊手機掃描此 QR Code",
            "新しい方：このQRコードを古い方で読み取ります")
    }

    public var transferNothing: String {
        pick(
            "The old phone has no accounts to move.",
            "舊手機沒有可移轉的帳戶。",
            "古い方に移すアカウントはありません。")
    }

    public var transferOldScan: String {
        pick(
            "On the old phone: scan the QR code that the new phone shows",
            "在舊手機上：請掃描新手機顯示的 QR Code",
            "古い方：新しい方に表示されたQRコードを読み取ります")
    }

    public var transferOldShow: String {
        pick(
            "On the old phone: hold the new phone over these changing QR codes",
            "在舊手機上：請用新手機掃描這些變換的 QR Code",
            "古い方：切り替わるQRコードを新しい方で読み取ります")
    }

    public var transferPairAgain: String {
        pick(
            "To approve on the new phone: pair it while the old one still works, then remove the old one.",
            "若要用新手機核准：趁舊手機還能用時配對新手機，再移除舊手機。",
            "新しい方で承認するには、古い方が使えるうちに登録し、その後で古い方を削除します。")
    }

    public func transferProgress(seen: String, total: String) -> String {
        pick(
            "\u{2068}\(seen)\u{2069} of \u{2068}\(total)\u{2069} parts received",
            "已接收 \u{2068}\(total)\u{2069} 個部分中的 \u{2068}\(seen)\u{2069} 個",
            "\u{2068}\(total)\u{2069}個中\u{2068}\(seen)\u{2069}個を受信しました")
    }

    public var transferThisNew: String {
        pick(
            "This is the new phone",
            "這是新手機",
            "これは新しい方です")
    }

    public var transferThisOld: String {
        pick(
            "This is the old phone",
            "這是舊手機",
            "これは古い方です")
    }

    public var transferTitle: String {
        pick(
            "Move to a new phone",
            "移轉到新手機",
            "新しいスマートフォンへ移行")
    }

    public var travelBackupDo: String {
        pick(
            "Make a backup, test it, and keep it where you can reach it without this phone.",
            "請製作並測試備份，並存放在沒有這支手機也拿得到的地方。",
            "バックアップを作って確認し、このスマートフォンなしで取り出せる場所に保管してください。")
    }

    public func travelBackupOk(when: String) -> String {
        pick(
            "A backup was tested on \u{2068}\(when)\u{2069}.",
            "備份已於 \u{2068}\(when)\u{2069} 測試過。",
            "バックアップは\u{2068}\(when)\u{2069}に確認済みです。")
    }

    public var travelBig: String {
        pick(
            "Big codes",
            "放大顯示",
            "大きく表示")
    }

    public var travelCantTell: String {
        pick(
            "Can’t tell",
            "無法判斷",
            "不明")
    }

    public var travelClockDo: String {
        pick(
            "Turn on automatic time, then check the clock.",
            "請開啟自動設定時間，再核對時間。",
            "日時の自動設定をオンにして、時刻を確認してください。")
    }

    public var travelClockOk: String {
        pick(
            "The clock is right and set automatically.",
            "時間正確，且自動設定。",
            "時刻は正確で、自動設定になっています。")
    }

    public func travelCodesMissing(count: Int) -> String {
        pick(
            count == 1 ? "\(count) account can only approve and needs internet. Add a code or another way to sign in." : "\(count) accounts can only approve and need internet. Add a code or another way to sign in.",
            "有 \(count) 個帳戶只能核准、需要網路。請加設驗證碼或其他登入方式。",
            "\(count)件は承認専用で、接続が必要です。コードかほかの方法を追加してください。")
    }

    public var travelCodesOk: String {
        pick(
            "Every account has a code for use offline.",
            "每個帳戶都有離線驗證碼。",
            "すべてのアカウントでオフライン用コードが使えます。")
    }

    public var travelDataOk: String {
        pick(
            "All data can be read.",
            "所有資料都可以讀取。",
            "すべてのデータを読み取れます。")
    }

    public var travelDefault: String {
        pick(
            "On the service’s page, choose the code as your way to sign in, or make sure you can switch to it.",
            "請在服務頁面將驗證碼設為登入方式，或確認可以切換。",
            "サービスの画面で、確認コードを使う方法を選ぶか、切り替えられることを確認してください。")
    }

    public var travelDo: String {
        pick(
            "To do",
            "待處理",
            "未完了")
    }

    public var travelIntro: String {
        pick(
            "Codes work without internet, also in airplane mode. Check these while you are still at home.",
            "沒有網路、開啟飛航模式時也能使用驗證碼。請在出國前先檢查以下項目。",
            "確認コードは機内モードなどオフラインでも使えます。出発前に次の点を確認してください。")
    }

    public var travelOk: String {
        pick(
            "OK",
            "完成",
            "OK")
    }

    public var travelReady: String {
        pick(
            "Ready to travel",
            "準備完成",
            "準備ができました")
    }

    public var travelRoaming: String {
        pick(
            "If you keep mobile data off abroad, use codes. Approving needs internet; Wi-Fi is enough.",
            "在國外關閉行動數據時，請使用驗證碼。核准需要網路，Wi-Fi 即可。",
            "海外でデータ通信を切る場合は確認コードを使ってください。承認には接続が必要です（Wi-Fiで可）。")
    }

    public var travelSecond: String {
        pick(
            "A second phone or recovery code for each account, in case this phone is lost. Only you know; tick it when done.",
            "為每個帳戶準備第二支手機或復原碼，以防手機遺失。由您自行確認後勾選。",
            "紛失に備え、各アカウントに2台目のスマートフォンか回復用コードを用意しましょう。済んだら印をつけてください。")
    }

    public var travelTitle: String {
        pick(
            "Before you travel",
            "出國前檢查",
            "海外へ行く前に")
    }

    public func travelTodo(count: Int) -> String {
        pick(
            count == 1 ? "\(count) thing to do" : "\(count) things to do",
            "還有 \(count) 件事要做",
            "あと\(count)件あります")
    }

    public var travelTry: String {
        pick(
            "Try it: turn on airplane mode, open the app, and read a code.",
            "試試看：開啟飛航模式，打開 App 查看驗證碼。",
            "試す：機内モードにしてアプリを開き、コードを表示してください。")
    }

    public var vendorAuth0GuardianDo: String {
        pick(
            "On the page, choose “one-time code” or “authenticator app” if it is offered.",
            "如果頁面提供「一次性驗證碼」或「驗證器 App」，請改選。",
            "画面に「ワンタイムコード」や「認証アプリ」があれば選んでください。")
    }

    public var vendorAuth0GuardianName: String {
        pick(
            "Auth0 Guardian",
            "Auth0 Guardian",
            "Auth0 Guardian")
    }

    public var vendorAuth0GuardianWhat: String {
        pick(
            "This QR code works only with the Auth0 Guardian app or one built on it.",
            "這個 QR Code 只能用於 Auth0 Guardian 或內建它的 App。",
            "このQRコードはAuth0 Guardianと、それを組み込んだアプリ専用です。")
    }

    public var vendorDuoDo: String {
        pick(
            "Ask your IT help desk whether codes from another app, or a hardware token, are allowed.",
            "請向資訊單位詢問是否可使用其他 App 的驗證碼或硬體權杖。",
            "ほかのアプリのコードやハードウェアトークンが使えるか、ヘルプデスクに確認してください。")
    }

    public var vendorDuoName: String {
        pick(
            "Duo Mobile",
            "Duo Mobile",
            "Duo Mobile")
    }

    public var vendorDuoWhat: String {
        pick(
            "This QR code works only with the Duo Mobile app.",
            "這個 QR Code 只能用於 Duo Mobile。",
            "このQRコードはDuo Mobile専用です。")
    }

    public var vendorFidoDo: String {
        pick(
            "Scan it with the phone’s own camera app.",
            "請用手機內建的相機掃描。",
            "スマートフォン標準のカメラで読み取ってください。")
    }

    public var vendorFidoName: String {
        pick(
            "Passkey",
            "通行金鑰",
            "パスキー")
    }

    public var vendorFidoWhat: String {
        pick(
            "This QR code is for signing in with a passkey.",
            "這個 QR Code 用於以通行金鑰登入。",
            "パスキーでサインインするためのQRコードです。")
    }

    public var vendorKeycloakAppDo: String {
        pick(
            "In your account, under signing in, set up “authenticator application” instead.",
            "請在帳戶的登入設定中改為設定「驗證器應用程式」。",
            "アカウントのサインイン設定で「認証アプリケーション」を設定してください。")
    }

    public var vendorKeycloakAppName: String {
        pick(
            "Keycloak app",
            "Keycloak App",
            "Keycloakアプリ")
    }

    public var vendorKeycloakAppWhat: String {
        pick(
            "This QR code works only with your organisation’s own Keycloak app.",
            "這個 QR Code 只能用於您組織的 Keycloak App。",
            "このQRコードは組織のKeycloakアプリ専用です。")
    }

    public var vendorLastpassDo: String {
        pick(
            "In that app, export to a file, and import the file here.",
            "請在該 App 匯出成檔案，再於此匯入。",
            "そのアプリでファイルに書き出し、ここで取り込んでください。")
    }

    public var vendorLastpassName: String {
        pick(
            "LastPass Authenticator",
            "LastPass Authenticator",
            "LastPass Authenticator")
    }

    public var vendorLastpassWhat: String {
        pick(
            "This is an export for the LastPass Authenticator app.",
            "這是 LastPass Authenticator 的匯出內容。",
            "LastPass Authenticatorのエクスポートです。")
    }

    public var vendorMicrosoftPersonalDo: String {
        pick(
            "On your Microsoft account’s security page, add an authenticator app, choose to set up a different one, and scan that QR code.",
            "請在 Microsoft 帳戶的安全性頁面新增驗證器應用程式，選擇設定其他 App，再掃描該 QR Code。",
            "Microsoftアカウントのセキュリティ画面で認証アプリを追加し、別のアプリを設定する項目を選んでQRコードを読み取ってください。")
    }

    public var vendorMicrosoftPersonalName: String {
        pick(
            "Microsoft personal account",
            "Microsoft 個人帳戶",
            "Microsoft個人アカウント")
    }

    public var vendorMicrosoftPersonalWhat: String {
        pick(
            "This QR code works only with the Microsoft Authenticator app.",
            "這個 QR Code 只能用於 Microsoft Authenticator。",
            "このQRコードはMicrosoft Authenticator専用です。")
    }

    public var vendorMicrosoftWorkDo: String {
        pick(
            "The same page can show another QR code that works here. Follow the steps.",
            "同一個頁面可以顯示另一個適用的 QR Code，請依步驟操作。",
            "同じ画面で、ここで使える別のQRコードを表示できます。手順に従ってください。")
    }

    public var vendorMicrosoftWorkLabel: String {
        pick(
            "I want to use a different authenticator app",
            "我想要使用其他驗證器應用程式",
            "別の認証アプリを使用します")
    }

    public var vendorMicrosoftWorkName: String {
        pick(
            "Microsoft work or school",
            "Microsoft 公司或學校",
            "Microsoft（職場または学校）")
    }

    public var vendorMicrosoftWorkNoLink: String {
        pick(
            "If there is no such link, your organisation allows only Microsoft’s app. Ask your IT help desk about other ways.",
            "如果沒有這個連結，表示您的組織只允許使用 Microsoft 的 App。請向資訊單位詢問其他方式。",
            "このリンクがない場合は、Microsoftのアプリだけが許可されています。ほかの方法をヘルプデスクに確認してください。")
    }

    public var vendorMicrosoftWorkSteps: String {
        pick(
            "1. On the computer, choose “Back” until you see “Start by getting the app”.\n2. Choose “I want to use a different authenticator app”.\n3. Choose “Next”, and scan the QR code that appears.",
            "1. 在電腦上選取「上一步」，直到出現「從取得應用程式開始」。\n2. 選取「我想要使用其他驗證器應用程式」。\n3. 選取「下一步」，再掃描出現的 QR Code。",
            "1. パソコンで「戻る」を選び、「最初にアプリを取得します」の画面を出します。\n2. 「別の認証アプリを使用します」を選びます。\n3. 「次へ」を選び、表示されたQRコードを読み取ります。")
    }

    public var vendorMicrosoftWorkStepsNew: String {
        pick(
            "If the page looks different: the link may be called “Set up a different authentication app”.",
            "如果頁面看起來不同：請選取意思相同的連結（使用或設定其他驗證應用程式）。",
            "画面が違う場合は、リンクの名前が「別の認証アプリを設定する」になっていることがあります。")
    }

    public var vendorMicrosoftWorkWhat: String {
        pick(
            "This QR code works only with the Microsoft Authenticator app. Microsoft does not let other apps use it.",
            "這個 QR Code 只能用於 Microsoft Authenticator，Microsoft 不開放其他 App 使用。",
            "このQRコードはMicrosoft Authenticator専用です。ほかのアプリでは使えません。")
    }

    public func vendorMicrosoftWorkWhere(url: String) -> String {
        pick(
            "Security info page: \u{2068}\(url)\u{2069}",
            "安全性資訊頁面：\u{2068}\(url)\u{2069}",
            "セキュリティ情報ページ：\u{2068}\(url)\u{2069}")
    }

    public var vendorMotpDo: String {
        pick(
            "Ask the service for the usual kind of QR code for authenticator apps.",
            "請向服務索取一般驗證器 App 用的 QR Code。",
            "一般の認証アプリ用のQRコードをサービスに依頼してください。")
    }

    public var vendorMotpName: String {
        pick(
            "Mobile-OTP",
            "Mobile-OTP",
            "Mobile-OTP")
    }

    public var vendorMotpWhat: String {
        pick(
            "This account makes Mobile-OTP codes, which Countersign does not have.",
            "這個帳戶使用 Mobile-OTP 驗證碼，Countersign 不支援。",
            "Mobile-OTP方式のアカウントです。Countersignは対応していません。")
    }

    public var vendorOktaDo: String {
        pick(
            "On the page, choose “Google Authenticator” instead if it is offered; that QR code works here.",
            "如果頁面提供「Google Authenticator」選項，請改選它，該 QR Code 可在此使用。",
            "画面に「Google Authenticator」があれば選んでください。そのQRコードはここで使えます。")
    }

    public var vendorOktaName: String {
        pick(
            "Okta Verify",
            "Okta Verify",
            "Okta Verify")
    }

    public var vendorOktaWhat: String {
        pick(
            "This QR code works only with the Okta Verify app.",
            "這個 QR Code 只能用於 Okta Verify。",
            "このQRコードはOkta Verify専用です。")
    }

    public var vendorPingoneForgerockDo: String {
        pick(
            "On the page, choose “authenticator app” or “one-time code” if it is offered, and scan that QR code.",
            "如果頁面提供「驗證器 App」或「一次性驗證碼」，請改選並掃描該 QR Code。",
            "画面に「認証アプリ」や「ワンタイムコード」があれば選び、そのQRコードを読み取ってください。")
    }

    public var vendorPingoneForgerockName: String {
        pick(
            "PingID or ForgeRock",
            "PingID 或 ForgeRock",
            "PingIDまたはForgeRock")
    }

    public var vendorPingoneForgerockWhat: String {
        pick(
            "This QR code works only with the app of PingOne or ForgeRock.",
            "這個 QR Code 只能用於 PingOne 或 ForgeRock 的 App。",
            "このQRコードはPingOneまたはForgeRockのアプリ専用です。")
    }

    public var vendorPlainTextDo: String {
        pick(
            "Scan the QR code on the service’s page, or type the key.",
            "請掃描服務頁面上的 QR Code，或輸入金鑰。",
            "サービスの画面のQRコードを読み取るか、キーを入力してください。")
    }

    public var vendorPlainTextName: String {
        pick(
            "Plain text",
            "純文字",
            "文字列")
    }

    public var vendorPlainTextWhat: String {
        pick(
            "This is plain text, not an account.",
            "這是純文字，不是帳戶。",
            "アカウントではなく、ただの文字列です。")
    }

    public var vendorPrivacyideaBackupDo: String {
        pick(
            "Open it with that app, or set the accounts up again on the services’ pages.",
            "請用該 App 開啟，或在各服務頁面重新設定帳戶。",
            "そのアプリで開くか、各サービスの画面で設定し直してください。")
    }

    public var vendorPrivacyideaBackupName: String {
        pick(
            "privacyIDEA backup",
            "privacyIDEA 備份",
            "privacyIDEAのバックアップ")
    }

    public var vendorPrivacyideaBackupWhat: String {
        pick(
            "This is an encrypted copy of accounts from the privacyIDEA app.",
            "這是 privacyIDEA App 的加密帳戶備份。",
            "privacyIDEAアプリのアカウントを暗号化したコピーです。")
    }

    public var vendorPrivacyideaContainerDo: String {
        pick(
            "Ask your IT help desk for the QR code of a single token; that one works here.",
            "請向資訊單位索取單一權杖的 QR Code，即可在此使用。",
            "トークン1つ分のQRコードをヘルプデスクに依頼してください。それならここで使えます。")
    }

    public var vendorPrivacyideaContainerName: String {
        pick(
            "privacyIDEA container",
            "privacyIDEA 容器",
            "privacyIDEAコンテナー")
    }

    public var vendorPrivacyideaContainerWhat: String {
        pick(
            "This QR code puts a whole set of tokens into the privacyIDEA app.",
            "這個 QR Code 會把整組權杖加入 privacyIDEA App。",
            "複数のトークンをまとめてprivacyIDEAアプリに入れるためのQRコードです。")
    }

    public var vendorTiqrDo: String {
        pick(
            "Scan it with that app, or choose another way to sign in on the page.",
            "請用該 App 掃描，或在頁面上選擇其他登入方式。",
            "そのアプリで読み取るか、画面で別のサインイン方法を選んでください。")
    }

    public var vendorTiqrName: String {
        pick(
            "tiqr or eduID",
            "tiqr 或 eduID",
            "tiqrまたはeduID")
    }

    public var vendorTiqrWhat: String {
        pick(
            "This QR code works only with the tiqr app or one built on it, such as eduID.",
            "這個 QR Code 只能用於 tiqr 或內建它的 App，例如 eduID。",
            "このQRコードはtiqrと、eduIDなどそれを組み込んだアプリ専用です。")
    }

    public var vendorUnknownSchemeDo: String {
        pick(
            "On the page, look for “authenticator app”, “one-time code” or “use another app”.",
            "請在頁面上尋找「驗證器 App」、「一次性驗證碼」或「使用其他 App」。",
            "画面で「認証アプリ」「ワンタイムコード」「別のアプリを使う」などを探してください。")
    }

    public var vendorUnknownSchemeName: String {
        pick(
            "Another app",
            "其他 App",
            "ほかのアプリ")
    }

    public var vendorUnknownSchemeWhat: String {
        pick(
            "This QR code is for an app that Countersign does not know.",
            "這個 QR Code 用於 Countersign 不認得的 App。",
            "Countersignが知らないアプリ用のQRコードです。")
    }

    public var vendorWebLinkDo: String {
        pick(
            "Look on the page for a QR code meant for authenticator apps. It may be the link to download an app.",
            "這可能是下載 App 的連結。請在頁面上尋找驗證器 App 用的 QR Code。",
            "アプリのダウンロード用リンクかもしれません。画面で認証アプリ用のQRコードを探してください。")
    }

    public var vendorWebLinkName: String {
        pick(
            "A web link",
            "網頁連結",
            "Webリンク")
    }

    public var vendorWebLinkWhat: String {
        pick(
            "This QR code is a link to a web page. Countersign does not open it.",
            "這個 QR Code 是網頁連結，Countersign 不會開啟。",
            "Webページへのリンクです。Countersignでは開きません。")
    }

    public var vendorWifiDo: String {
        pick(
            "Scan it with the phone’s own camera app.",
            "請用手機內建的相機掃描。",
            "スマートフォン標準のカメラで読み取ってください。")
    }

    public var vendorWifiName: String {
        pick(
            "Wi-Fi",
            "Wi-Fi",
            "Wi-Fi")
    }

    public var vendorWifiWhat: String {
        pick(
            "This QR code is for joining a Wi-Fi network.",
            "這個 QR Code 用於連接 Wi-Fi。",
            "Wi-Fiに接続するためのQRコードです。")
    }

    public var vendorWso2Do: String {
        pick(
            "In your account, choose “authenticator app (TOTP)” instead of push, and scan that QR code.",
            "請在帳戶中改選「驗證器 App（TOTP）」，再掃描該 QR Code。",
            "アカウントの画面でプッシュではなく「認証アプリ（TOTP）」を選び、そのQRコードを読み取ってください。")
    }

    public var vendorWso2Name: String {
        pick(
            "WSO2 or Asgardeo",
            "WSO2 或 Asgardeo",
            "WSO2またはAsgardeo")
    }

    public var vendorWso2What: String {
        pick(
            "This QR code works only with the app of WSO2 or Asgardeo.",
            "這個 QR Code 只能用於 WSO2 或 Asgardeo 的 App。",
            "このQRコードはWSO2またはAsgardeoのアプリ専用です。")
    }

    public var vendorYandexDo: String {
        pick(
            "Use that app for it.",
            "請使用該 App。",
            "そのアプリを使ってください。")
    }

    public var vendorYandexName: String {
        pick(
            "Yandex Key",
            "Yandex Key",
            "Yandex Key")
    }

    public var vendorYandexWhat: String {
        pick(
            "This account makes codes that only the Yandex Key app has.",
            "這個帳戶的驗證碼只能由 Yandex Key 產生。",
            "Yandex Keyアプリだけが作れるコードのアカウントです。")
    }

    public func notice(_ notice: Notice) -> String {
        switch notice {
        case .accountsSkipped: noticeAccountsSkipped
        case .badPercent: noticeBadPercent
        case .badUtf8: noticeBadUtf8
        case .counterAssumed: noticeCounterAssumed
        case .dayPassword: noticeDayPassword
        case .digitsFixed: noticeDigitsFixed
        case .doubleEncoded: noticeDoubleEncoded
        case .duplicateIgnored: noticeDuplicateIgnored
        case .emptyIgnored: noticeEmptyIgnored
        case .gluedParameter: noticeGluedParameter
        case .htmlUnescaped: noticeHtmlUnescaped
        case .insecureLoopback: noticeInsecureLoopback
        case .issuerDiffers: noticeIssuerDiffers
        case .labelAmbiguous: noticeLabelAmbiguous
        case .lineBreaksRemoved: noticeLineBreaksRemoved
        case .lockRequested: noticeLockRequested
        case .longText: noticeLongText
        case .lookalikeLink: noticeLookalikeLink
        case .looksLikeSecret: noticeLooksLikeSecret
        case .maybeMilliseconds: noticeMaybeMilliseconds
        case .maybeSteam: noticeMaybeSteam
        case .moreCodes: noticeMoreCodes
        case .noIssuer: noticeNoIssuer
        case .noName: noticeNoName
        case .periodAssumed: noticePeriodAssumed
        case .periodZero: noticePeriodZero
        case .plusAsSpace: noticePlusAsSpace
        case .privateAddress: noticePrivateAddress
        case .punycodeHost: noticePunycodeHost
        case .pushExtrasIgnored: noticePushExtrasIgnored
        case .secretCleaned: noticeSecretCleaned
        case .secretTrailingBits: noticeSecretTrailingBits
        case .steamAssumed: noticeSteamAssumed
        case .tlsOptOutRefused: noticeTlsOptOutRefused
        case .unknownParameter: noticeUnknownParameter
        case .unusualCharacters: noticeUnusualCharacters
        case .unwrapped: noticeUnwrapped
        case .weakSecret: noticeWeakSecret
        }
    }

    public func reason(_ reason: Reason, position: String) -> String {
        switch reason {
        case .ambiguousParameter: reasonAmbiguousParameter
        case .controlCharacter: reasonControlCharacter
        case .duplicateParameter: reasonDuplicateParameter
        case .empty: reasonEmpty
        case .fragmentNotAllowed: reasonFragmentNotAllowed
        case .insecureUrl: reasonInsecureUrl
        case .invalidBase64: reasonInvalidBase64
        case .invalidCode: reasonInvalidCode
        case .invalidCounter: reasonInvalidCounter
        case .invalidDigits: reasonInvalidDigits
        case .invalidHost: reasonInvalidHost
        case .invalidKey: reasonInvalidKey
        case .invalidParameter: reasonInvalidParameter
        case .invalidPath: reasonInvalidPath
        case .invalidPayload: reasonInvalidPayload
        case .invalidPeriod: reasonInvalidPeriod
        case .malformedUri: reasonMalformedUri
        case .missingParameter: reasonMissingParameter
        case .noAccounts: reasonNoAccounts
        case .queryNotAllowed: reasonQueryNotAllowed
        case .secretBadChar: reasonSecretBadChar(position: position)
        case .secretBadLength: reasonSecretBadLength
        case .secretTooLong: reasonSecretTooLong
        case .tooLong: reasonTooLong
        case .tooManyAccounts: reasonTooManyAccounts
        case .twoStepEnrollment: reasonTwoStepEnrollment
        case .unexpectedParameter: reasonUnexpectedParameter
        case .unknownAlgorithm: reasonUnknownAlgorithm
        case .unknownEncoder: reasonUnknownEncoder
        case .unknownType: reasonUnknownType
        case .unsupportedVersion: reasonUnsupportedVersion
        case .untrustedUrl: reasonUntrustedUrl
        case .userinfoNotAllowed: reasonUserinfoNotAllowed
        }
    }

    public func vendorName(_ vendor: Vendor) -> String {
        switch vendor {
        case .auth0Guardian: vendorAuth0GuardianName
        case .duo: vendorDuoName
        case .fido: vendorFidoName
        case .keycloakApp: vendorKeycloakAppName
        case .lastpass: vendorLastpassName
        case .microsoftPersonal: vendorMicrosoftPersonalName
        case .microsoftWork: vendorMicrosoftWorkName
        case .motp: vendorMotpName
        case .okta: vendorOktaName
        case .pingoneForgerock: vendorPingoneForgerockName
        case .plainText: vendorPlainTextName
        case .privacyideaBackup: vendorPrivacyideaBackupName
        case .privacyideaContainer: vendorPrivacyideaContainerName
        case .tiqr: vendorTiqrName
        case .unknownScheme: vendorUnknownSchemeName
        case .webLink: vendorWebLinkName
        case .wifi: vendorWifiName
        case .wso2: vendorWso2Name
        case .yandex: vendorYandexName
        }
    }

    public func vendorWhat(_ vendor: Vendor) -> String {
        switch vendor {
        case .auth0Guardian: vendorAuth0GuardianWhat
        case .duo: vendorDuoWhat
        case .fido: vendorFidoWhat
        case .keycloakApp: vendorKeycloakAppWhat
        case .lastpass: vendorLastpassWhat
        case .microsoftPersonal: vendorMicrosoftPersonalWhat
        case .microsoftWork: vendorMicrosoftWorkWhat
        case .motp: vendorMotpWhat
        case .okta: vendorOktaWhat
        case .pingoneForgerock: vendorPingoneForgerockWhat
        case .plainText: vendorPlainTextWhat
        case .privacyideaBackup: vendorPrivacyideaBackupWhat
        case .privacyideaContainer: vendorPrivacyideaContainerWhat
        case .tiqr: vendorTiqrWhat
        case .unknownScheme: vendorUnknownSchemeWhat
        case .webLink: vendorWebLinkWhat
        case .wifi: vendorWifiWhat
        case .wso2: vendorWso2What
        case .yandex: vendorYandexWhat
        }
    }

    public func vendorDo(_ vendor: Vendor) -> String {
        switch vendor {
        case .auth0Guardian: vendorAuth0GuardianDo
        case .duo: vendorDuoDo
        case .fido: vendorFidoDo
        case .keycloakApp: vendorKeycloakAppDo
        case .lastpass: vendorLastpassDo
        case .microsoftPersonal: vendorMicrosoftPersonalDo
        case .microsoftWork: vendorMicrosoftWorkDo
        case .motp: vendorMotpDo
        case .okta: vendorOktaDo
        case .pingoneForgerock: vendorPingoneForgerockDo
        case .plainText: vendorPlainTextDo
        case .privacyideaBackup: vendorPrivacyideaBackupDo
        case .privacyideaContainer: vendorPrivacyideaContainerDo
        case .tiqr: vendorTiqrDo
        case .unknownScheme: vendorUnknownSchemeDo
        case .webLink: vendorWebLinkDo
        case .wifi: vendorWifiDo
        case .wso2: vendorWso2Do
        case .yandex: vendorYandexDo
        }
    }

    private func pick(_ english: String, _ chinese: String, _ japanese: String) -> String {
        switch language {
        case .english: english
        case .traditionalChinese: chinese
        case .japanese: japanese
        }
    }
}
